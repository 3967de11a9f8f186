import type { HandOutRequest } from '../../src/wire/HandOutRequest.ts';
import type { HandOutRow } from '../../src/wire/HandOutRow.ts';
import type { Returned } from '../../src/wire/Returned.ts';
import type { SignedView } from '../../src/wire/SignedView.ts';
import type { VersionChanges } from '../../src/wire/VersionChanges.ts';
import type { VersionRow } from '../../src/wire/VersionRow.ts';
import { FakeHosting } from './hosting.ts';
import { failure } from './store.ts';

const PERSON = 'Dana Reyes';
const NOW = '2026-08-27T14:05:00Z';

/** What a colleague sent back. */
const RETURNED: Returned = {
  report: 1,
  plan: 'Lakeside Health Plan',
  colleague: 'Ben Ortiz',
  title: 'D · Value-oriented payment',
  same: 31,
  cells: [
    {
      address: 'D.3/commercial/current/percent',
      name: 'D.3 Shared savings, Commercial, Current, percent',
      theirs: '14.6',
      mine: '14.2',
      mineFrom: 'Typed by Dana Reyes on Aug 20, 2026.',
      cell: 'Please fill in!F8',
      state: 'conflict',
      unreadable: false,
    },
    {
      address: 'D.5/commercial/current/percent',
      name: 'D.5 Shared risk, Commercial, Current, percent',
      theirs: '7.5',
      mine: '',
      mineFrom: '',
      cell: 'Please fill in!F10',
      state: 'fresh',
      unreadable: false,
    },
    {
      address: 'D.6/commercial/current/percent',
      name: 'D.6 Capitation, Commercial, Current, percent',
      theirs: 'about two',
      mine: '',
      mineFrom: '',
      cell: 'Please fill in!F11',
      state: 'fresh',
      unreadable: true,
    },
  ],
};

const CHANGES: VersionChanges = {
  changes: [
    {
      kind: 'cell',
      address: 'D.3/commercial/current/percent',
      name: 'D.3 Shared savings, Commercial, Current, percent',
      before: '14.1 %',
      after: '14.2 %',
      pieces: [],
    },
    {
      kind: 'explanation',
      address: 'D.9/medicaid/current/percent',
      name: 'D.9 Fee for service, Medicaid, Current, percent, FORM-6',
      before: 'A large system left the shared savings program in March.',
      after: 'A large system left the shared risk program in March.',
      pieces: [
        { change: 'same', text: 'A large system left the shared ' },
        { change: 'removed', text: 'savings ' },
        { change: 'added', text: 'risk ' },
        { change: 'same', text: 'program in March.' },
      ],
    },
  ],
};

/** Sign-offs, versions and hand-outs of the made-up core. */
export abstract class FakeStanding extends FakeHosting {
  protected signed: SignedView[] = [];
  private kept: VersionRow[] = [
    { id: 1, name: 'Before finance review', time: '2026-08-20T16:40:00Z', person: PERSON, differs: 12 },
  ];
  private handed: HandOutRow[] = [
    {
      id: 1,
      colleague: 'Ben Ortiz',
      title: 'D · Value-oriented payment',
      fileName: 'Lakeside – Value-oriented payment – Ben Ortiz.xlsx',
      time: '2026-08-18T09:12:00Z',
      cells: 40,
      owed: 6,
      returnedAt: null,
    },
  ];

  versions = async () => this.kept;
  keepVersion = async (_id: number, name: string) => {
    this.kept = [{ id: this.kept.length + 1, name, time: NOW, person: PERSON, differs: 0 }, ...this.kept];
    return this.kept;
  };
  restoreVersion = async () => this.change('version restored', null, () => {});
  compareVersions = async () => CHANGES;

  signSection = async (_id: number, _editId: string, section: string) =>
    this.change('signed off', null, () => this.sign(section, ''));
  lockReport = async () => this.change('locked', null, () => this.sign('lock', ''));
  attest = async (_id: number, _editId: string, position: string) =>
    this.change('attested', null, () => this.sign('attestation', position));
  withdraw = async (_id: number, _editId: string, what: string) =>
    this.change('sign-off withdrawn', null, () => {
      this.signed = this.signed.filter((one) => one.what !== what);
    });

  handOuts = async () => this.handed;
  handOutPath = async (_id: number, title: string) => `/home/dana/Documents/Lakeside – ${title}.xlsx`;
  writeHandOut = async (_id: number, request: HandOutRequest) => {
    const row = { colleague: request.colleague, title: request.parts.join(', '), time: NOW };
    this.handed = [
      { ...row, id: this.handed.length + 1, fileName: 'new.xlsx', cells: 12, owed: 12, returnedAt: null },
      ...this.handed,
    ];
    return this.handed;
  };
  returnedCells = async () => RETURNED;
  takeReturned = async () => this.change('taken in', RETURNED.cells[0]?.address ?? null, () => {});
  lookAtProtected = async () => {
    throw failure('protected');
  };

  /** A change voids what was given for the report and for the section that it is in. */
  protected voidBy(section: string): void {
    const touched = new Set([section, 'lock', 'attestation']);
    this.signed = this.signed.map((one) =>
      touched.has(one.what) && one.voidedAt === null ? { ...one, voidedAt: NOW, voidedBy: PERSON } : one,
    );
  }

  private sign(what: string, position: string): void {
    const row = { what, person: PERSON, position, time: NOW, voidedAt: null, voidedBy: null };
    this.signed = [...this.signed.filter((one) => one.what !== what), row];
  }
}
