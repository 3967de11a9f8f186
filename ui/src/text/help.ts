export const help = {
  title: 'Help',
  parts: { keys: 'Keys', answers: 'Short answers', glossary: 'Glossary' } as const,
  keys: [
    [
      'In a table',
      [
        ['any character', 'types over the cell'],
        ['F2', 'edits what is there'],
        ['Enter / Shift Enter', 'keeps and goes down, or up'],
        ['Tab / Shift Tab', 'keeps and goes to the next or previous cell to fill'],
        ['Esc', 'brings back what was there'],
        ['Del', 'clears'],
        ['← → ↑ ↓', 'moves between cells'],
        ['Home / End', 'goes to the ends of the row'],
        ['Ctrl ↑ / Ctrl ↓', 'goes to the first or last row'],
        ['Page Up / Page Down', 'moves ten rows'],
        ['Space / Alt ↓', 'lists the choices of a cell'],
      ],
    ],
    [
      'Blocks',
      [
        ['Shift ← → ↑ ↓', 'selects a block'],
        ['Ctrl A', 'selects the table'],
        ['Ctrl C / Ctrl V', 'copies and pastes, from and into spreadsheets'],
        ['Ctrl D', 'fills down'],
        ['Ctrl Space', 'selects the column, in a table of ticks'],
        ['Ctrl Z / Ctrl Y', 'undoes, does again; Ctrl Shift Z too'],
      ],
    ],
    [
      'Getting about',
      [
        ['F8 / Shift F8', 'goes to the next or previous finding'],
        ['Ctrl Enter', 'explains the warning at the cell'],
        ['Ctrl K', 'goes to an item, a finding or a term'],
        ['Ctrl F', 'finds and replaces'],
        ['F6 / Shift F6', 'goes to the next or previous part of the screen'],
        ['Ctrl E', 'exports'],
        ['Ctrl G', 'opens the glossary and the national figures'],
        ['Ctrl N', 'starts a report'],
        ['Ctrl O', 'opens workbooks'],
        ['Ctrl ,', 'opens the settings'],
        ['Ctrl + / Ctrl − / Ctrl 0', 'makes everything larger, smaller, as it was'],
        ['Ctrl L', 'locks'],
        ['Ctrl Q', 'quits'],
        ['F1 / ?', 'opens this help'],
      ],
    ],
    [
      'In an answer to a topic',
      [
        ['Ctrl B / Ctrl I', 'bold, italic'],
        ['Ctrl Shift 8 / 7', 'bulleted or numbered list; “- ” or “1. ” begins one too'],
        ['Tab / Shift Tab', 'at the start of an item: moves it in or out; in a table: next or previous cell'],
        ['Ctrl Enter', 'keeps the answer'],
        ['Esc', 'brings the saved text back'],
      ],
    ],
    [
      'Words that a cell understands',
      [
        ['na', 'not applicable'],
        ['nc', 'not collected'],
        ['nav', 'not available in time'],
        ['lt11', 'suppressed: 1 to 10'],
        ['12.5%', 'a percent, with or without the sign'],
        ['1,234', 'a number with commas'],
        ['$1.2m', '1,200,000 dollars; k and b work too'],
        ['(5)', 'minus 5'],
      ],
    ],
  ] as [string, [string, string][]][],
  answers: [
    [
      'When is my work saved?',
      'At once. The foot of the window shows the time as soon as a change is on the disk; there is no Save button.',
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
      'Open “Guide and schedule” under the special topics: it writes the questions as a blank workbook and takes in the answers of a filled one.',
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
      'What did we send in May?',
      'Versions and exports lists every file written, with its fingerprint and what has changed since.',
    ],
  ] as [string, string][],
};
