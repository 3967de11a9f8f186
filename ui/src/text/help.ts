/** A picture of the window: its file’s name without its ending, and what it shows, for those who can't see it. */
export interface HelpPicture {
  name: string;
  alt: string;
}

/** A question and its answer. */
export interface HelpAnswer {
  question: string;
  answer: string;
  picture?: HelpPicture;
}

/** The pages of the help. */
export type HelpPart = keyof typeof help.parts;

/** What an analyst at a plan asks first. */
const analyst: HelpAnswer[] = [
  {
    question: 'How do I start from the host’s workbook?',
    answer:
      'Drop it on the window, or several at once. A blank one becomes a draft; one with answers asks whether to go on with it, to start this year’s report from it, or to keep it as received. The file itself is never changed.',
    picture: {
      name: 'workbook',
      alt: 'The dialog “What is this workbook?” after a filled workbook was dropped: go on with it, start this year’s report from it, or keep it as received; below, the names of plan and host.',
    },
  },
  {
    question: 'Where do I type, and how do I get around?',
    answer:
      'Sections stand at the left, the cells of one section in the middle, and what is known of the cell you are in at the right. Type over a cell; Enter goes down, Tab to the right, arrows anywhere. Grey cells are computed from the others. Ctrl K finds any section, item or report.',
    picture: {
      name: 'section',
      alt: 'A report open at Section D: the list of sections at the left, the table of shares in the middle with one cell in focus, and the panel of that cell at the right.',
    },
  },
  {
    question: 'What if I don’t have a figure?',
    answer:
      'Type “na” where the question does not apply, “nc” where the figure is not collected, “lt11” where a count is too small to be shown. Each is an answer; a blank cell is not, and zero is zero. In the cell’s panel you can say more in a remark.',
  },
  {
    question: 'How do I paste from Excel or Word?',
    answer:
      'Copy the block or the table there, go to the first cell here, Ctrl V. What doesn’t fit is shown before anything is changed; computed cells are passed over; Ctrl Z takes all of it back at once.',
  },
  {
    question: 'When is my work saved?',
    answer:
      'At once. The foot of the window shows the time as soon as a change is on the disk; there is no Save button. If a change can’t be saved, a bar says why, the change stays on screen, and nothing else is taken until it went through.',
  },
  {
    question: 'What do errors and warnings mean, and how do I get to them?',
    answer:
      'An error can’t be right or an answer is missing; with errors an export is a draft. A warning is possible but unusual: put it right, or explain it, and the explanation travels with the export. F8 goes from one to the next; all stand under Findings at the right, those with one cause together.',
    picture: {
      name: 'findings',
      alt: 'The panel Findings beside Section D: a finding says with its figures what does not add up, and has buttons that lead to its cell or mend it.',
    },
  },
  {
    question: 'How do I use last year’s report?',
    answer:
      'Drop last year’s workbook and choose to start this year’s from it, or open last year’s report and choose “Start this year’s report”: Current becomes Prior. What was carried is dotted until you have confirmed it, one by one or the whole section.',
  },
  {
    question: 'A colleague knows part of the figures. How do I ask?',
    answer:
      'Hand out: choose a section or items, and a small workbook with nothing else is written. Drop it on the window when it comes back: each answer that differs is shown beside yours, and only what you tick is taken.',
  },
  {
    question: 'How do I make the file that the host wants?',
    answer:
      'Export, Ctrl E: the host’s own file filled, a workbook in the publisher’s layout, or a PDF. Each is written as a new file, read again and compared with your answers before it counts as exported. The host’s original is never changed.',
    picture: {
      name: 'export',
      alt: 'The dialog Export: the choice between the host’s file filled, a workbook in the publisher’s layout and a PDF, and below where the new file goes.',
    },
  },
  {
    question: 'What if I forget the passphrase, or the computer breaks?',
    answer:
      'The 24 words of the recovery sheet open the same store; without passphrase and sheet nobody can. Backups stand in a folder beside the store; copy it to another drive now and then. “Backups and recovery” lists them and puts one back, and that can be taken back too.',
  },
];

/** What a host asks first. */
const host: HelpAnswer[] = [
  {
    question: 'How do I send blanks to all my plans?',
    answer:
      'Rounds, New round: name the plans and what you tell them, then “Write blanks”. Each plan gets a workbook in which last period’s Current stands as Prior, marked as reported. Send the files as you usually do.',
    picture: {
      name: 'round',
      alt: 'A round with its plans in a table: how each stands, when its report came, what is on file of the last period, and the blank that was written for it.',
    },
  },
  {
    question: 'Who has answered, and who is late?',
    answer:
      'The page of the round says so for every plan, with the days that are left or past. Reminder letters for those who are late are written from the same page.',
  },
  {
    question: 'How do I take in what plans sent?',
    answer:
      'Drop the files, or the folder they are in, on the window. Each is read, checked and listed under Received; what can’t be read stays in the list with the reason, and a file that is more than a report, such as answers to your questions, is shown to you first. The originals are never changed.',
    picture: {
      name: 'received',
      alt: 'The list Received: a row for each file with plan, form and year, how much is answered, errors and warnings, and whether it was changed since its export; one file is protected and asks for its password.',
    },
  },
  {
    question: 'How do I see what is wrong with a report?',
    answer:
      'Sort and narrow the list, open the report with Enter, and press F8: it goes from finding to finding, each with its figures and its cell. Earlier years of the plan stand beside. Under “The file” is listed what could not be understood and what was changed by hand.',
  },
  {
    question: 'What does “unchanged” under Since export mean?',
    answer:
      'An export carries a seal: short digests of its answers. “Unchanged” says that the answers are still those that were exported. A seal can be made by anybody, so it doesn’t show who filled the file in.',
  },
  {
    question: 'How do I ask a plan about a figure?',
    answer:
      'Open the received report, press “Ask the plan” at a finding, or go to a cell and ask under Questions. Write the question file and send it with the PDF. Drop what comes back on this window: you see what changes before it becomes the next version. A cell with an open question carries a question mark.',
    picture: {
      name: 'question',
      alt: 'A received report, for reading only: at the right, under Questions, a question about one of its cells is being written.',
    },
  },
  {
    question: 'How do I put plans side by side, without telling who is who?',
    answer:
      'Compare, in the rail at the left: choose form and year. What can’t be compared stays visible with the reason. Tick “Letters instead of names” before you write the workbook or PDF; the key goes into a workbook of its own, for you alone.',
    picture: {
      name: 'compare',
      alt: 'The page Compare with plans side by side: a row for each figure with the median and every plan’s own, and a chart of the figure that is chosen.',
    },
  },
  {
    question: 'How do I prepare a meeting with a plan?',
    answer:
      'Meetings, New meeting: the agenda is the usual one, and every date follows from the day, with weekends and federal holidays named. Change what you like; each change is kept at once, and Undo takes it back. Alt with an arrow moves an item of the agenda.',
    picture: {
      name: 'meeting',
      alt: 'The page of a meeting: the agenda with minutes that add up to its end, and beside it the day, the plan and what the meeting is for.',
    },
  },
  {
    question: 'How do I get the packet that people read on paper?',
    answer:
      'Open the meeting, Packet: choose for whom it is and tick the parts; the pages stand beside. Write the PDF and print it on both sides. Letters and the calendar file are written from the same page.',
    picture: {
      name: 'packet',
      alt: 'The packet of a meeting: at the left for whom it is and the parts to tick, beside it the pages as they will be printed.',
    },
  },
  {
    question: 'Can something private get into the purchasers’ copy?',
    answer:
      'No. Purchasers’ and plans’ copies never hold working figures, your notes or internal remarks; only your own review copy does, and it has a part that says so.',
  },
];

/** What comes up later. */
const more: HelpAnswer[] = [
  {
    question: 'Does anything leave this computer?',
    answer: 'No. The program never uses the network. Only the files that you export can be passed on.',
  },
  {
    question: 'A second host asks the same. Must I type it all again?',
    answer:
      'No. Drop the second host’s workbook, or start a new report, for the same plan and year: it can begin with the answers of the first.',
  },
  {
    question: 'The host sent a corrected file. What now?',
    answer:
      'Plan and periods, Use a corrected file: the program lists what differs before the file takes its place. Your answers stay.',
  },
  {
    question: 'What happens when it locks?',
    answer:
      'The text you were typing is kept in the store, what you copied from the window leaves the clipboard, and unlocking brings you back to the same cell.',
  },
  {
    question: 'Can I paste an answer from Word?',
    answer: 'Yes. Paragraphs, bold, italic, lists, links and tables come along; everything else is left behind.',
  },
  {
    question: 'How do I send out, or take in, a Discussion Guide?',
    answer:
      'Open “Guide and schedule” under the special topics: it writes the questions as a blank workbook or a PDF and takes in the answers of a filled workbook, bold and italic words included.',
  },
  {
    question: 'The host sent questions. Where do I answer?',
    answer:
      'Drop the question file on this window and take the questions into your report. Each stands under Questions beside its cell: answer in words, correct the figure in its cell, then write the answers file or export the report again.',
  },
  {
    question: 'What are working figures?',
    answer:
      'The numerators and denominators behind a percent. Type them and the percent follows. They stay with you unless you choose to send them.',
  },
  {
    question: 'How do I make Section D add up to 100.0?',
    answer: 'Type the dollars as working figures and choose to round the column: it is rounded by largest remainder.',
  },
  {
    question: 'Can Section D come from our LAN dollars?',
    answer:
      'Yes, where the LAN report of the same plan follows the same 12 months: in Section D, Set it beside the LAN report. Sums are yours to split; rows that are blank there are named.',
  },
  {
    question: 'What did we say in earlier years?',
    answer:
      'The panel at the right lists the figure of each earlier report of the plan, also of another edition, and says where none compares. Beside a topic’s answer stands the latest earlier one.',
  },
  {
    question: 'What does locking do?',
    answer:
      'Review and sign off: with no error open the report can be locked, then attested; both stand on the face of the workbook and the PDF. A later change makes them void and says so there; undo brings them back.',
  },
  {
    question: 'What did we send in May?',
    answer: 'Versions and exports lists every file written, with its fingerprint and what has changed since.',
  },
  {
    question: 'What happens to a file that I take out of a meeting?',
    answer:
      'Undo brings it back until you lock. With the lock it leaves the store, unless another meeting holds it; backups made before still hold it until they give way to newer ones.',
  },
  {
    question: 'The store’s folder was moved, or its drive pulled out, while it was open. What now?',
    answer:
      'Nothing that was saved is lost: a copy is made in the folder “HPUG Workbook” of your documents, and the message names it. Put the store back and press “Try again”, or lock and open the copy.',
  },
];

export const help = {
  title: 'Help',
  parts: {
    analyst: 'For a plan’s analyst',
    host: 'For a host',
    more: 'More answers',
    keys: 'Keys',
    glossary: 'Glossary',
  } as const,
  answers: { analyst, host, more },
};
