import type { RoundPlan } from '../../wire/RoundPlan';
import type { RoundTold } from '../../wire/RoundTold';

/** A plan of which only the name is known. */
export function planOf(name: string): RoundPlan {
  return { name, meeting: '', contactName: '', contactEmail: '', contactPhone: '' };
}

/** A round of which nothing is told yet. */
export function emptyRound(host: string, year: number): RoundTold {
  return {
    name: '',
    host,
    form: '',
    year,
    often: '',
    due: '',
    basis: '',
    contactName: '',
    contactEmail: '',
    contactPhone: '',
    topics: [],
    plans: [],
  };
}

/** The same round for the next year: days are to be set anew. */
export function nextYear(told: RoundTold): RoundTold {
  const plans = told.plans.map((plan) => ({ ...plan, meeting: '' }));
  return { ...told, name: '', year: told.year + 1, due: '', plans };
}

/** Names pasted one a line, without those that are in the list already. */
export function pastedPlans(words: string, known: RoundPlan[]): RoundPlan[] {
  const seen = new Set(known.map((plan) => plan.name.trim().toLowerCase()));
  const added: RoundPlan[] = [];
  for (const line of words.split(/\r\n|\r|\n|\t/)) {
    const name = line.trim();
    if (name === '' || seen.has(name.toLowerCase())) continue;
    seen.add(name.toLowerCase());
    added.push(planOf(name));
  }
  return added;
}
