export const unlock = {
  lead: 'Complete, check and send health plan reports. Everything stays in one encrypted file on this computer.',
  recent: 'Recent stores',
  begin: 'Begin with a store',
  noRecent:
    'A store is one encrypted file that holds your reports. Create the first one, or open one that a colleague gave you.',
  gone: 'not found',
  forget: (name: string) => `Take ${name} off this list`,
  open: 'Open a store…',
  create: 'Create a store…',
  brokeDown: {
    store_locked:
      'The window broke down and was started again. The store was locked; what you had entered is in it. Open it to go on where you were.',
    nothing_open: 'The window broke down and was started again. No store was open, so nothing is missing.',
  },
  openThis: 'Open',
  opening: 'Opening…',
  lookAgain: 'Look again',
  passphrase: 'Passphrase',
  showShort: 'Show',
  hideShort: 'Hide',
  capsLock: 'Caps Lock is on.',
  forgot: 'Use the recovery sheet instead',
  otherStore: 'Another store',
  recoverTitle: 'Open with the recovery sheet',
  recoverLead:
    'Type the 24 words of the sheet in their order, separated by spaces. Capital letters and line breaks don’t matter.',
  recoverWords: 'Recovery words',
  wordsTyped: (n: number) => `${n} of 24 words`,
  recover: 'Open with these words',
  version: (v: string) => `Version ${v} · works offline, never uses the network`,
};

export const create = {
  title: 'Create a store',
  lead: 'One encrypted file for all your reports. You can move and back it up like any other file while it is closed.',
  where: 'Where',
  role: 'What you do',
  roles: {
    plan: ['Complete reports', 'I work for a health plan.'],
    host: ['Receive reports', 'I work for a coalition or purchaser.'],
    both: ['Both', 'I complete and receive reports.'],
  } as const,
  person: 'Your name',
  personHint: 'Stands in the history beside each change. It isn’t taken from the computer.',
  again: 'The same passphrase again',
  differs: 'The two passphrases differ.',
  pathMissing: 'Choose where the file goes.',
  personMissing: 'Give your name for the history.',
  passphraseMissing: 'Think of a passphrase.',
  loss: 'Nobody can open the store without the passphrase or the recovery sheet that comes next, not even we. If both are lost, the reports are lost.',
  create: 'Create the store',
  creating: 'Creating…',
  strength: ['Too weak', 'Weak', 'Fair', 'Strong'] as const,
  strengthLabel: 'Strength',
  pasteHint: 'Four or more unrelated words work well. You can paste from a password manager.',
};

export const sheet = {
  title: 'Your recovery sheet',
  lead: 'These 24 words open the same store without the passphrase. They are shown this once. Print the sheet or write the words down, and keep them away from this computer.',
  renewed: 'The passphrase has changed. The old recovery sheet no longer works; this is the new one.',
  words: 'Recovery words, in order',
  fileEnding: ' – recovery sheet.pdf',
  save: 'Save as PDF to print…',
  saved: (name: string) => `Saved as ${name}. Print it, then delete the file.`,
  have: 'I have the words, on paper or in a safe place',
  done: 'Continue',
};
