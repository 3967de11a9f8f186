export const help = {
  title: 'Help',
  parts: { keys: 'Keys', answers: 'Short answers', glossary: 'Glossary' } as const,
  answers: [
    [
      'How do I paste from Excel or Word?',
      'Copy the block or the table there, go to the first cell here, Ctrl V. What doesn’t fit is shown before anything is changed; computed cells are passed over; Ctrl Z takes all of it back at once.',
    ],
    [
      'When is my work saved?',
      'At once. The foot of the window shows the time as soon as a change is on the disk; there is no Save button.',
    ],
    [
      'How do I take in what plans sent?',
      'Drop the files, or the folder they are in, on the window. Each is read, checked and listed under Received; what can’t be read stays in the list with the reason, and a file that is more than a report, such as answers to your questions, is shown to you first. Sort and narrow the list, open a report with Enter, and find under “The file” what was changed by hand since its export.',
    ],
    [
      'What does “unchanged” under Since export mean?',
      'An export carries a seal: short digests of its answers. “Unchanged” says that the answers are still those that were exported. A seal can be made by anybody, so it doesn’t show who filled the file in.',
    ],
    [
      'Does anything leave this computer?',
      'No. The program never uses the network. Only the files that you export can be passed on.',
    ],
    [
      'What if I forget the passphrase?',
      'The 24 words of the recovery sheet open the same store. Without passphrase and sheet nobody can.',
    ],
    [
      'How do I start from the host’s workbook?',
      'Drop it on the window, or several at once. A blank one becomes a draft; one with answers asks whether to go on with it, to start this year’s report from it, or to keep it as received.',
    ],
    [
      'A second host asks the same. Must I type it all again?',
      'No. Drop the second host’s workbook, or start a new report, for the same plan and year: it can begin with the answers of the first.',
    ],
    [
      'How do I put plans side by side without telling who is who?',
      'Compare, in the rail at the left: choose form and year, tick “Letters instead of names” and write the workbook or PDF. The key goes into a workbook of its own; keep it to yourself.',
    ],
    [
      'The host sent a corrected file. What now?',
      'Plan and periods, Use a corrected file: the program lists what differs before the file takes its place. Your answers stay.',
    ],
    [
      'What happens when it locks?',
      'The text you were typing is kept in the store, what you copied from the window leaves the clipboard, and unlocking brings you back to the same cell.',
    ],
    [
      'Can I paste an answer from Word?',
      'Yes. Paragraphs, bold, italic, lists, links and tables come along; everything else is left behind.',
    ],
    [
      'How do I send out, or take in, a Discussion Guide?',
      'Open “Guide and schedule” under the special topics: it writes the questions as a blank workbook or a PDF and takes in the answers of a filled workbook, bold and italic words included.',
    ],
    [
      'How do I send blanks to all my plans?',
      'Rounds, New round: name the plans and what you tell them, then “Write blanks”. Each plan gets a workbook in which last period’s Current stands as Prior. The page shows who has answered and who is late.',
    ],
    [
      'How do I prepare a meeting with a plan?',
      'Meetings, New meeting: the agenda is the usual one, and every date follows from the day, with weekends and federal holidays named. Change what you like; each change is kept at once, and Undo takes it back. Alt with an arrow moves an item of the agenda.',
    ],
    [
      'How do I get the packet that people read on paper?',
      'Open the meeting, Packet: choose for whom it is and tick the parts; the pages stand beside. Purchasers’ copies never hold working figures or your own notes. Letters and the calendar file are written from the same page.',
    ],
    [
      'How do I ask a plan about a figure?',
      'Open the received report, press “Ask the plan” at a finding, or go to a cell and ask under Questions. Write the question file and send it with the PDF. Drop what comes back on this window: you see what changes before it becomes the next version. A cell with an open question carries a question mark.',
    ],
    [
      'The host sent questions. Where do I answer?',
      'Drop the question file on this window and take the questions into your report. Each stands under Questions beside its cell: answer in words, correct the figure in its cell, then write the answers file or export the report again.',
    ],
    [
      'What happens to the host’s original?',
      'It is never changed. Export writes a new file with your answers in its input cells, everything else as it was.',
    ],
    [
      'What do errors and warnings mean?',
      'An error can’t be right or an answer is missing; with errors an export is a draft. A warning is possible but unusual: put it right, or explain it, and the explanation travels with the export.',
    ],
    [
      'Why is a figure dotted?',
      'It was carried from last year’s report. Review it, then confirm it, one by one or the whole section.',
    ],
    [
      'What are working figures?',
      'The numerators and denominators behind a percent. Type them and the percent follows. They stay with you unless you choose to send them.',
    ],
    [
      'How do I make Section D add up to 100.0?',
      'Type the dollars as working figures and choose to round the column: it is rounded by largest remainder.',
    ],
    [
      'Can Section D come from our LAN dollars?',
      'Yes, where the LAN report of the same plan follows the same 12 months: in Section D, Set it beside the LAN report. Sums are yours to split; rows that are blank there are named.',
    ],
    [
      'What did we say in earlier years?',
      'The panel at the right lists the figure of each earlier report of the plan, also of another edition, and says where none compares. Beside a topic’s answer stands the latest earlier one.',
    ],
    [
      'A colleague knows part of the figures. How do I ask?',
      'Hand out: choose a section or items, and a small workbook with nothing else is written. Drop it on the window when it comes back: each answer that differs is shown beside yours, and only what you tick is taken.',
    ],
    [
      'What does locking do?',
      'Review and sign off: with no error open the report can be locked, then attested; both stand on the face of the workbook and the PDF. A later change makes them void and says so there; undo brings them back.',
    ],
    [
      'What did we send in May?',
      'Versions and exports lists every file written, with its fingerprint and what has changed since.',
    ],
  ] as [string, string][],
};
