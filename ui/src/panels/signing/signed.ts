import type { ReportView } from '../../wire/ReportView';
import type { SignedView } from '../../wire/SignedView';

/** Who stands for a section, the lock or the attestation, void or not. */
export function signedFor(report: ReportView, what: string): SignedView | null {
  return report.signed.find((signed) => signed.what === what) ?? null;
}

/** Whether it is there and holds. */
export function holding(report: ReportView, what: string): boolean {
  return signedFor(report, what)?.voidedAt === null;
}
