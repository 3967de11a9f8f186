/** Terms of the forms in our own words. */
export const glossary: [string, string][] = [
  [
    'Alternative payment model (APM)',
    'A way of paying providers that rewards value, quality for its cost, instead of volume.',
  ],
  [
    'Anti-steering, anti-tiering, gag clause',
    'Contract terms that stop a plan from guiding members to better-value providers, from placing providers in lower tiers, or from publishing price or quality.',
  ],
  [
    'Bundled (episode) payment',
    'One price for all services of a procedure or condition: retrospective when claims are paid first and reconciled later, prospective when the price is paid as one sum.',
  ],
  [
    'Capitation, population-based payment',
    'A fixed amount per member and month: full for all care, partial for some services, condition-specific for one condition.',
  ],
  [
    'Categories 1 to 4',
    'Of payment: 1 fee-for-service without a link to quality; 2 fee-for-service adjusted for quality or infrastructure; 3 built on fee-for-service with a cost target and shared gains or losses; 4 population-based payment.',
  ],
  ['Center of excellence (COE)', 'A facility that a plan designates for a specialty for quality and value.'],
  ['Current and prior', 'The latest 12 months with data, and the 12 months before.'],
  ['Diagnosis-related group (DRG)', 'A case rate for a hospital stay, by diagnosis and procedure.'],
  ['Dominant arrangement', 'Where several arrangements apply to the same dollars, the one that counts.'],
  ['Fee-for-service (FFS)', 'A rate for each unit of service, whatever the outcome.'],
  ['Finding', 'Something that the program noticed: an error, a warning or a note.'],
  [
    'Health system',
    'At least one hospital and one group of physicians giving comprehensive care, linked by common ownership or joint management.',
  ],
  [
    'Legacy payment',
    'Fee-for-service, per diems or case rates, not adjusted for quality, infrastructure or reporting.',
  ],
  ['Line of business', 'Commercial, Medicaid (managed care), Medicare Advantage.'],
  ['Linked to quality', 'Payment set or adjusted by evidence that quality standards are met.'],
  [
    'Medication-assisted treatment (MAT)',
    'Medicines with counselling for substance use disorder. Prescribing buprenorphine in an office needed a federal waiver until 29 December 2022.',
  ],
  [
    'Non-visit functions',
    'Payments that build better care delivery: care coordination, medical-home fees, after-hours access, health IT.',
  ],
  ['Pay for performance', 'A bonus, or a cut, on top of the base payment for meeting quality or cost goals.'],
  ['Remark', 'A note to an answer that travels with the workbook and the PDF.'],
  ['Restatement', 'A prior-period figure that differs from what was reported when that period was current.'],
  ['Shared risk', 'As shared savings, and providers also bear part of an overspend.'],
  ['Shared savings', 'Providers keep part of what they save against a target; no loss if they overspend.'],
  ['Store', 'One encrypted file that holds reports.'],
  ['Substance use disorder (SUD)', 'Harmful or dependent use of alcohol or drugs that is treated as an illness.'],
  ['Suppressed', 'A count of 1 to 10 withheld to protect people.'],
  ['Total dollars', 'All that was paid to providers, contracted or not, in the period.'],
  [
    'Working figure',
    'A number that the plan keeps to derive an answer, a numerator or a denominator, and does not send unless it chooses to.',
  ],
];
