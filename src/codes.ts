import type { Severity } from './diagnostic.ts';

interface Row {
  readonly severity: Severity;
  /** What was found, then what was expected; names in quotes. `{name}` is filled in. */
  readonly says: string;
  /** How to mend it; '' when no mend is known. */
  readonly hint: string;
  /** For the reference page: why this is a problem, and an example. Markdown. */
  readonly explains: string;
}

/**
 * Every problem Lanternist can report, in the order of the reference page (`docs/diagnostics.md` is made from this
 * table). A new check adds a row here and nowhere else.
 */
export const codes = {
  // Reading files
  'file-missing': {
    severity: 'error',
    says: 'No file or folder "{path}"',
    hint: '{hint}',
    explains: 'A path on the command line does not exist.',
  },
  'file-unreadable': {
    severity: 'error',
    says: 'Cannot read "{path}": {reason}',
    hint: 'Check the rights of the file, and that no other program holds it.',
    explains: 'The operating system refused to open a file.',
  },
  'file-outside': {
    severity: 'error',
    says: '"{path}" lies outside the project folder',
    hint: 'Copy the file into the folder of the narrative and name it from there.',
    explains:
      'Scripts may come from many hands, so files are read inside the project folder only. Symbolic links are followed first and judged by where they lead.',
  },
  'file-encoding': {
    severity: 'error',
    says: 'The file is not UTF-8: byte {byte} at offset {offset}',
    hint: 'Save it as UTF-8 in your editor ({guess}).',
    explains: 'Text in another encoding would print wrong letters. Lanternist reads UTF-8 only.',
  },
  'file-bom': {
    severity: 'note',
    says: 'The file begins with a byte order mark',
    hint: 'Save it as "UTF-8 without BOM". It was left out for this build.',
    explains:
      'Some Windows editors put an invisible mark at the start of a file. It does no harm here, but other Markdown tools stumble over it.',
  },
  'file-empty': {
    severity: 'error',
    says: 'The script is empty',
    hint: 'Write a first slide: "## " and a headline. "lanternist new my-talk" makes an example.',
    explains: 'There is nothing to show.',
  },
  'scripts-missing': {
    severity: 'error',
    says: 'No narrative in "{path}"',
    hint: 'A narrative is a Markdown file, or a folder with one per language such as "en.md". "lanternist new my-talk" makes one.',
    explains: 'The folder given holds no script.',
  },

  'language-none': {
    severity: 'error',
    says: 'No script is in the language "{lang}"{suggestion}',
    hint: 'There are: {known}.',
    explains: '`--lang` names the language of scripts as their file names do: `en` for `en.md`.',
  },
  'narrative-twice': {
    severity: 'error',
    says: 'Narrative "{narrative}" is in "{first}" and again in "{second}"; their outputs would have the same place',
    hint: 'Rename one of the two.',
    explains:
      'Outputs lie in a folder with the name of the narrative: `talk.md` and `talk/en.md` cannot both be built into one folder.',
  },

  'option-unused': {
    severity: 'warning',
    says: '{option} changes nothing here: it is for {outputs}',
    hint: 'Add {to} to what is built, or leave {option} out.',
    explains: 'Each option of paper belongs to certain outputs, and none of them is being built.',
  },

  // Front matter and configuration
  'yaml-syntax': {
    severity: 'error',
    says: 'YAML cannot be read: {reason}',
    hint: '{hint}',
    explains:
      'The front matter or `lanternist.yaml` is not valid YAML. Most often a value with a colon or a quote needs quotation marks around it.',
  },
  'front-matter-unterminated': {
    severity: 'error',
    says: 'The front matter begins here and never ends',
    hint: 'Put "---" alone on a line after the last "key: value".',
    explains: 'A `---` on the first line opens the front matter; a second one closes it.',
  },
  'front-matter-language': {
    severity: 'error',
    says: 'Front matter in "{language}" is refused; only YAML is read',
    hint: 'Write "---" alone on the first line, and plain "key: value" lines below.',
    explains: 'Other tools run the code of `---js` front matter. Lanternist never runs code from a script.',
  },
  'key-unknown': {
    severity: 'warning',
    says: 'Unknown key "{key}"{suggestion}',
    hint: 'Known keys: {known}.',
    explains: 'A misspelt key would be ignored silently.',
  },
  'value-type': {
    severity: 'error',
    says: 'Key "{key}" is {found}, expected {expected}',
    hint: '{hint}',
    explains: 'A value of the wrong kind.',
  },
  'language-differs': {
    severity: 'error',
    says: 'The script says "lang: {found}", but its file name says "{expected}"',
    hint: 'Rename the file, or change "lang".',
    explains: 'In a narrative folder each script is named for its language.',
  },

  // The language
  'div-unclosed': {
    severity: 'error',
    says: 'Block "::: {name}" is opened here and never closed',
    hint: 'Put ":::" alone on a line after its last line, before {before}.',
    explains:
      'Without the closing colons the rest of the slide would belong to the block. An unclosed `::: notes` would hide the rest of a slide.',
  },
  'div-unopened': {
    severity: 'error',
    says: 'These colons close no block',
    hint: 'Remove the line, or look above for a block that was closed twice.',
    explains: 'A bare line of colons closes the innermost open block.',
  },
  'div-in-list': {
    severity: 'error',
    says: 'Block "::: {name}" stands inside a list item or quotation',
    hint: 'End the list with an empty line and begin the block at the left margin.',
    explains: 'Blocks stand between paragraphs, not inside list items.',
  },
  'construct-unknown': {
    severity: 'error',
    says: 'Unknown block "{name}"{suggestion}',
    hint: 'Known blocks: {known}. For a class of your own write "::: {.block .{name}}".',
    explains: 'A misspelt `::: notes` would put private notes on the screen, so an unknown name is an error.',
  },
  'citation-malformed': {
    severity: 'error',
    says: 'Citation "{text}" cannot be read: {why}',
    hint: "Write [@izvestia, sec. 3; @pa-159-days]; an editor's note is [@editor: text].",
    explains: 'A citation names sources or claims of the library by their keys; what follows a comma is the place.',
  },
  'date-wrong': {
    severity: 'error',
    says: '"{text}" is no day of the {calendar} calendar',
    hint: 'Check the day and the month.',
    explains: 'There is no 30 February, and no 29 February 1900 in the New Style.',
  },
  'date-gap': {
    severity: 'warning',
    says: '"{text}" never was: {why}',
    hint: 'Check the calendar: {.os} is Old Style, {.ns} New Style.',
    explains: 'When the calendar changed, days were left out: in Russia 1 to 13 February 1918.',
  },
  'date-disagrees': {
    severity: 'error',
    says: 'The words say "{text}", the attribute says date={date}',
    hint: '{hint}',
    explains: 'A date in words and its `date=` must mean the same time.',
  },
  'date-unreadable': {
    severity: 'warning',
    says: 'No date in "{text}": {why}',
    hint: '{hint}',
    explains: 'A span that is marked as a date must have one, in its words or in `date=`.',
  },
  'construct-malformed': {
    severity: 'error',
    says: '{what}: {found}; expected {expected}',
    hint: '{hint}',
    explains: 'A construct is there, but its parts are not.',
  },
  'attribute-malformed': {
    severity: 'error',
    says: 'Attributes "{text}" cannot be read: {reason}',
    hint: 'Write {#id .class key=value key="several words"}.',
    explains: 'Attributes stand in braces: `#id`, `.class`, `key=value`.',
  },
  'attribute-unknown': {
    severity: 'warning',
    says: 'Unknown attribute "{key}" on {where}{suggestion}',
    hint: 'Known here: {known}.',
    explains: 'A misspelt attribute would be ignored silently.',
  },
  'attribute-value': {
    severity: 'error',
    says: 'Attribute "{key}" is "{found}", expected {expected}',
    hint: '{hint}',
    explains: 'The value of an attribute cannot be used.',
  },
  'layout-unknown': {
    severity: 'error',
    says: 'Unknown layout "{name}"{suggestion}',
    hint: 'Known layouts: {known}.',
    explains: 'A layout is a partial in `templates/partials/layouts/`; a project may add its own.',
  },
  'rule-under-text': {
    severity: 'warning',
    says: '"---" directly under a line of text makes that text a headline',
    hint: 'For a new slide put an empty line before "---"; for a headline write "## " before the text.',
    explains: 'CommonMark reads text with `---` under it as a heading. Most authors mean a new slide.',
  },
  'typographic-markup': {
    severity: 'error',
    says: '"{found}" looks like markup that a word processor changed',
    hint: 'Write {plain}.',
    explains:
      'Word processors turn `---` into a long dash, `. . .` into an ellipsis, and input methods give full-width colons and braces.',
  },
  'fence-unclosed': {
    severity: 'error',
    says: 'Code block "{fence}" is opened here and never closed',
    hint: 'Put "{fence}" alone on a line after the code.',
    explains: 'Without the closing line the rest of the script would be code.',
  },
  'comment-unclosed': {
    severity: 'error',
    says: 'Comment "<!--" is opened here and never closed',
    hint: 'Put "-->" where it ends.',
    explains: 'The rest of the script would be left out of every output.',
  },
  'html-removed': {
    severity: 'warning',
    says: 'HTML "{text}" {reason}',
    hint: 'Allowed tags: {allowed}; allowed attributes: class, lang, dir, title. "html: trusted" in lanternist.yaml lifts this.',
    explains: 'Scripts may come from many hands; raw HTML is cut to a list of harmless tags.',
  },
  'link-unsafe': {
    severity: 'error',
    says: 'Link "{href}" is refused',
    hint: 'Use an https:, http: or mailto: address, or a path.',
    explains: 'Addresses that run code or carry data (`javascript:`, `data:`, `vbscript:`, `file:`) are refused.',
  },
  'link-target-missing': {
    severity: 'error',
    says: 'No slide with the id "{id}"{suggestion}',
    hint: 'Ids stand in the heading: {#{id}}.',
    explains: 'A link to a slide of the same script must lead somewhere.',
  },
  'reference-undefined': {
    severity: 'error',
    says: 'Footnote "[^{label}]" is not defined{suggestion}',
    hint: 'Add a line "[^{label}]: text" anywhere in the script.',
    explains: 'The reference would be printed as it stands.',
  },
  'footnote-unused': {
    severity: 'warning',
    says: 'Footnote "[^{label}]" is defined and never referred to',
    hint: 'Put "[^{label}]" where it belongs, or remove it.',
    explains: 'Its text appears nowhere.',
  },
  'footnote-duplicate': {
    severity: 'error',
    says: 'Footnote "[^{label}]" is defined twice, first in line {first}',
    hint: 'Rename one of them.',
    explains: 'Only one of the two texts would be printed.',
  },

  // Slides
  'slides-missing': {
    severity: 'error',
    says: 'The script has no slide',
    hint: 'A slide begins with "## " and a headline.',
    explains: 'There is front matter or a comment, but nothing to show.',
  },
  'title-repeated': {
    severity: 'note',
    says: 'The first "#" equals the title and was taken as the title slide',
    hint: 'Remove the line, or write the first act’s title.',
    explains: 'The title slide is made from the front matter.',
  },
  'slide-empty': {
    severity: 'warning',
    says: 'Slide "{title}" shows nothing{detail}',
    hint: 'Write a headline or a line of text, or remove the slide.',
    explains: 'The audience would look at an empty screen.',
  },
  'heading-skipped': {
    severity: 'warning',
    says: 'Heading of level {found} follows level {before}; level {expected} was expected',
    hint: 'Write "{marks}" here.',
    explains: 'Screen readers and PDF readers walk through headings by level.',
  },
  'id-duplicate': {
    severity: 'error',
    says: 'Id "{id}" is used twice, first in line {first}',
    hint: 'Give this heading another id.',
    explains: 'Links, QR codes and bookmarks lead by id.',
  },
  'id-missing': {
    severity: 'error',
    says: 'Slide "{title}" has no id of its own, and the narrative has {count} languages',
    hint: '"lanternist ids {file}" writes ids into the script.',
    explains: 'Slides in two languages find each other by id.',
  },
  'editions-differ': {
    severity: 'error',
    says: 'Slide "{id}" is at this place in "{here}", but "{there}" has "{other}"',
    hint: 'Give both scripts the same slides in the same order.',
    explains: 'A visitor who changes the language stays on the same slide.',
  },

  // Pictures
  'picture-missing': {
    severity: 'error',
    says: 'Picture "{src}" is not there{suggestion}',
    hint: 'Paths start from the script: {folder}.',
    explains: 'The file of a picture was not found.',
  },
  'picture-format': {
    severity: 'error',
    says: 'Picture "{src}" is not a picture that browsers show ({found})',
    hint: 'Use JPEG, PNG, WebP, AVIF, GIF or SVG.',
    explains: 'The content of the file decides, not its name.',
  },
  'picture-remote': {
    severity: 'error',
    says: 'Picture "{src}" lies on the network',
    hint: 'Save it into the narrative’s folder: outputs work offline.',
    explains: 'Nothing leaves the machine: no output makes a network request.',
  },
  'picture-alt': {
    severity: 'error',
    says: 'Picture "{src}" has no text for those who cannot see it',
    hint: 'Write what is to be seen: ![A harbour from the hill]({src})',
    explains: 'Screen readers and braille displays read the text in the square brackets.',
  },
  'picture-credit': {
    severity: 'warning',
    says: 'Picture "{src}" has no {missing}',
    hint: 'Add {{what}} after the picture.',
    explains: 'Who made it, and under which licence may it be shown? `![alt](img.jpg){credit="…" license="…"}`',
  },

  // Figures from data
  'figure-value': {
    severity: 'error',
    says: '{what} is {found}, expected {expected}',
    hint: '{hint}',
    explains: 'A value in a `map`, `timeline` or `chart` cannot be used.',
  },
  'figure-empty': {
    severity: 'error',
    says: 'The {figure} has nothing to draw: {found}',
    hint: '{hint}',
    explains: 'A figure without data would be an empty frame on the wall.',
  },
  'figure-entry': {
    severity: 'error',
    says: 'Unknown {kind} "{key}"{suggestion}',
    hint: 'Check the spelling: "lanternist library" lists what there is.',
    explains: 'A figure names an event, a dataset or a claim of the library by its key.',
  },
  'figure-file': {
    severity: 'error',
    says: '"{path}" cannot be used: {reason}',
    hint: '{hint}',
    explains:
      'The file of a figure (GeoJSON, CSV, events) is read from the project folder, by its path from the script.',
  },
  'figure-outside': {
    severity: 'warning',
    says: '"{name}" lies outside the {figure}',
    hint: '{hint}',
    explains: 'What a figure names should be seen in it.',
  },
  'figure-crowded': {
    severity: 'warning',
    says: 'No room in the {figure} for "{text}"',
    hint: '{hint}',
    explains: 'Labels are never set on one another; one that finds no place is left out and reported.',
  },
  'figure-unsourced': {
    severity: 'warning',
    says: 'The {figure} names no source',
    hint: 'Add a line such as: source: "[@izvestia, para. 2]".',
    explains: 'Under `evidence: full` a figure says what it rests on, as a sentence does.',
  },
  'figure-in-list': {
    severity: 'error',
    says: 'A {figure} inside a list or quotation',
    hint: 'Begin its fence at the left margin.',
    explains: 'Figures stand on the slide, not inside a list item.',
  },
  'figure-name': {
    severity: 'warning',
    says: 'Code named "{name}" is shown as it stands{suggestion}',
    hint: 'Figures are named map, timeline and chart, in small letters.',
    explains: 'A figure whose name is slightly wrong would stand on the slide as program text.',
  },
  'vega-refused': {
    severity: 'error',
    says: 'The Vega-Lite chart cannot be drawn: {reason}',
    hint: '{hint}',
    explains:
      'A specification under `vega:` may hold data and marks. Addresses, files outside the project and expressions that reach beyond the chart are refused.',
  },

  // The library and the evidence
  'entry-duplicate': {
    severity: 'error',
    says: 'The key "{id}" is already taken, first in {first}',
    hint: 'Give one of the two another id.',
    explains: 'A key leads to one entry of the library; claims and sources share one set of keys.',
  },
  'reference-unknown': {
    severity: 'error',
    says: '"{id}" names the {kind} "{key}", which the library does not have{suggestion}',
    hint: 'Check the spelling, or add the entry.',
    explains:
      'Entries of a library name one another by their keys: a claim its sources, places, people and counterclaims.',
  },
  'references-unreadable': {
    severity: 'error',
    says: 'The bibliography cannot be read: {reason}',
    hint: 'Mend it there, or export the file again from your reference manager, as BibTeX or CSL-JSON.',
    explains: 'A `.bib` or `.json` file in the library is not what its name says.',
  },
  'library-missing': {
    severity: 'error',
    says: '{what}, but there is no library{named}',
    hint: '{mend}',
    explains: 'Keys of sources, claims, places and people stand in a library.',
  },
  'library-empty': {
    severity: 'error',
    says: 'The library "{folder}" holds no file that is read{found}',
    hint: 'Its files are {names}, and bibliographies in .bib or .json.',
    explains: 'A library is found by its folder, and its files by their names.',
  },
  'library-file-name': {
    severity: 'error',
    says: 'The library does not read "{name}"; "{expected}" was expected',
    hint: 'Rename it to "{expected}".',
    explains: 'The files of a library are found by their names. What stands in others would be missing.',
  },
  'library-translation-stray': {
    severity: 'error',
    says: 'The library has no {what}{suggestion}',
    hint: 'Write the key and the text that are translated, or take this out.',
    explains:
      'A file such as `library/ru.yaml` translates texts of the library, by the same keys. A text without an original would be read in one language only.',
  },
  'library-translation-own': {
    severity: 'error',
    says: 'The library is written in "{lang}" itself, so nobody reads this file',
    hint: 'Where the library is in another language, say so in lanternist.yaml: "lang: ru".',
    explains:
      'The own language of a library is `lang` in `lanternist.yaml`, else the language that scripts are translated from, else English.',
  },
  'source-type': {
    severity: 'warning',
    says: 'Source "{id}" has the type "{type}", which CSL does not know{suggestion}',
    hint: 'Types: {known}.',
    explains: 'Citation styles print each type in its own way. One that they do not know is printed as any document.',
  },
  'source-unknown': {
    severity: 'error',
    says: 'Unknown source or claim "{key}"{suggestion}',
    hint: '"lanternist library {text}" finds keys.',
    explains: 'A citation names an entry of `sources.yaml` or `claims.yaml` by its key.',
  },
  'place-unknown': {
    severity: 'error',
    says: 'Unknown place "{key}"{suggestion}',
    hint: '"lanternist library places {text}" finds keys.',
    explains: '`{place=…}` names an entry of `places.yaml` by its key.',
  },
  'person-unknown': {
    severity: 'error',
    says: 'Unknown person "{key}"{suggestion}',
    hint: '"lanternist library people {text}" finds keys.',
    explains: '`{person=…}` names an entry of `people.yaml` by its key.',
  },
  'style-unknown': {
    severity: 'error',
    says: 'Unknown citation style "{name}"{suggestion}',
    hint: 'Built in: {known}. A style of your own is a .csl file in the project.',
    explains: '`csl:` names a style of the Citation Style Language.',
  },
  'style-broken': {
    severity: 'error',
    says: 'Citation style "{name}" cannot be used: {reason}',
    hint: 'Take it anew from the Zotero style repository, as an independent style.',
    explains: 'A style of your own is a file in the Citation Style Language 1.0.',
  },
  'uncited-figure': {
    severity: 'warning',
    says: 'The slide states "{figure}" and cites nothing',
    hint: "Cite a source or claim, [@key], or add an editor's note, [@editor: …]{confidence=high}.",
    explains: 'With a library in use, figures and dates on a slide need a source. `evidence: light` asks for nothing.',
  },
  'one-sided': {
    severity: 'warning',
    says: '"{key}" is contested by "{other}", and the script cites only the first',
    hint: 'Show both, for example in "::: contested", or cite "{other}" where the point is made.',
    explains: 'Where the library says that two claims contradict one another, a visitor must meet both.',
  },
  'partisan-only': {
    severity: 'warning',
    says: 'A statement of fact rests only on {voices}, which {verb} partisan',
    hint: 'Say who says so ("{voice} reports …"), add a second source, or tell it in an account.',
    explains: 'What only a party to the dispute says is attributed in the sentence.',
  },
  'figures-disagree': {
    severity: 'warning',
    says: '"{figure}" here, but {expected} {where}',
    hint: 'Mend the figure, or show both as contested accounts.',
    explains: 'The same thing must have the same number on every slide, and the number of the claim that is cited.',
  },
  'agreed-uncited': {
    severity: 'warning',
    says: 'What is not in dispute cites nothing',
    hint: 'Cite what all sides accept, [@key].',
    explains: 'Under `::: agreed` stands what no side denies; that needs a source too.',
  },
  'quote-unsourced': {
    severity: 'warning',
    says: 'A quotation without a source',
    hint: 'Add a citation behind the words, [@key, place].',
    explains: "With a library in use, somebody's words need the place where they stand.",
  },
  'out-of-time': {
    severity: 'warning',
    says: '{name} {when}, and the slide is of {slide}',
    hint: 'Check `when=` of the slide, the dates in the library, and whether it is the right {kind}.',
    explains: 'A person before birth or after death, a place before its founding: usually a wrong key or year.',
  },
  'correction-unsupported': {
    severity: 'warning',
    says: 'The correction of "{by}" rests on {ground}',
    hint: 'Cite a source that can be looked up, or name an editor ("editor: …" in the front matter) who is sure of it (confidence=high).',
    explains: 'Who corrects a document must be able to show why.',
  },
  'notice-picture': {
    severity: 'warning',
    says: 'A picture stands beside a statement about {what}',
    hint: 'Tell it in one neutral sentence, without a picture.',
    explains: 'Torture, graphic and sexual violence are named, not shown.',
  },
  'source-uncited': {
    severity: 'note',
    says: 'No narrative cites "{key}"',
    hint: 'Remove it from the library, or cite it.',
    explains: 'Judged when all narratives beside a library are checked together.',
  },
  'changed-since-signed': {
    severity: 'warning',
    says: 'Changed since {by} signed on {date}: {change}',
    hint: 'Read it again and sign: lanternist sign {narrative} --by "your name".',
    explains: 'A signature stands for what was read. Whatever a visitor can meet has changed since.',
  },
  'status-unsigned': {
    severity: 'warning',
    says: 'status: {status}, but {missing}',
    hint: 'Have a historian read the evidence sheet and sign: lanternist sign {narrative} --by "name".',
    explains: 'Only a signature lifts the mark "Draft".',
  },

  // Publishing a kiosk
  'release-broken': {
    severity: 'error',
    says: '"{path}" is not a whole kiosk release: {reason}',
    hint: 'Build it again: lanternist build --to kiosk.',
    explains: 'Every file of a release is compared with the hashes in its `manifest.json`. Nothing was published.',
  },
  'release-target': {
    severity: 'error',
    says: 'A release cannot go into "{path}": {reason}',
    hint: 'Name the folder of a kiosk, or a new one: {example}',
    explains:
      'A release goes into a new or empty folder, or into that of a kiosk. Among other files it could replace one of them, and inside a release it would spoil that. Nothing was written.',
  },
  'release-refused': {
    severity: 'error',
    says: 'The kiosk at "{path}" has tried release {version} and went back, for it gave no sign of life',
    hint: 'Mend the narrative or the build, build again, and publish that.',
    explains: 'A release whose page does not start within 30 seconds is rolled back and not tried again.',
  },
  'release-unsigned': {
    severity: 'error',
    says: '"{story}" in "{lang}" has {count} without a valid signature: {pages}',
    hint: 'Have a historian read and sign, then build again: lanternist sign narratives/{story} --lang {lang} --by "name". To show a draft, publish with --draft.',
    explains: 'What stands in a museum was read by somebody who answers for it. `--draft` publishes all the same.',
  },

  // Measured in the browser
  'slide-overflow': {
    severity: 'warning',
    says: '{what} of slide {number} "{title}" {how} by {pixels} px',
    hint: 'Shorten the text, or continue on a second slide with "---".',
    explains: 'Measured on the laid-out slide of 1280 × 720 CSS px (960 × 720 at 4:3).',
  },
  'lecture-text-small': {
    severity: 'warning',
    says: '{what} {where} is {size} px high; {why}',
    hint: '{mend}',
    explains:
      "Measured on the laid-out slide, in px of an image 720 high: headlines, text, captions and labels of figures need half a percent of the image's height for each height that the last row sits away, which is 14 px in a hall 4 heights deep, 22 at 6 and 29 at 8. `hall: { depth: 6 }` in the front matter or in `lanternist.yaml` tells the depth; 4 when nothing does. Beyond 4, notes, credits and the sources are left to paper. The time strip has 15 px in any hall. What most slides have in common is told once, where `hall` stands.",
  },
  'glyph-missing': {
    severity: 'warning',
    says: 'No bundled font has "{glyph}" ({code})',
    hint: 'Latin, Cyrillic and Greek are bundled. {shown}',
    explains: 'The character would be drawn from whatever font the machine has, or as an empty box.',
  },

  // The lecture
  'lecture-words': {
    severity: 'warning',
    says: 'Slide {number} "{title}" has {words} words; while somebody speaks {advised} are read',
    hint: 'Say the rest in "::: notes", or continue on a second slide with "---".',
    explains:
      'Nobody reads and listens at once. Words of the body are counted, without headline, captions, figures and notes; two Chinese or Japanese characters are a word. The rules of the lecture are applied where a deck or its slides are made, as they are unless `to` or `--to` asks only for other outputs.',
  },
  'lecture-words-most': {
    severity: 'error',
    says: 'Slide {number} "{title}" has {words} words; a projected slide shows at most {most}',
    hint: 'Say the rest in "::: notes", move it into "::: read", or continue on a second slide with "---".',
    explains:
      'A slide with more than 75 words is read instead of the lecturer being heard. Where it must be, `allow` with a reason on the headline lets it pass.',
  },
  'lecture-pace': {
    severity: 'warning',
    says: 'The notes of {what} have {words} words for {time}: {rate} a minute, and {limit}',
    hint: 'Plan {needed}, or change the notes.',
    explains:
      'Words of the notes are compared with the `time` of the slide. At the usual pace of 130 words a minute, more than 160 and fewer than 100 are reported; another pace, `print: { pace: 110 }`, moves both limits with it. Half of five seconds to either side is allowed for. Notes that take less than 20 s have no pace of their own: they count only within their act, which is told where no slide of it is. Where all notes together fill less than half of their time they are keywords, and only too many words are reported.',
  },
  'lecture-length': {
    severity: 'warning',
    says: 'The notes of the lecture have {words} words for {time}: {rate} a minute, and {limit}',
    hint: 'At your pace they take {needed} min.{act}',
    explains:
      'The words of all notes are compared with the `duration` in the front matter, with the limits of `lecture-pace`. Slides marked `optional` are left out when there is too much. Too little is reported only where every slide has notes.',
  },
  'lecture-notes': {
    severity: 'note',
    says: '{count} no notes, of {of}: {list}',
    hint: 'Write "::: notes", or allow it on the headline: allow="lecture-notes: it speaks for itself".',
    explains:
      'Where most slides have notes, those without were perhaps forgotten. All are told together, at the first. The title slide and what continues a slide behind `---` are left out.',
  },

  // The kiosk
  'kiosk-unknown': {
    severity: 'warning',
    says: 'The kiosk names the {kind} "{name}", and nothing that is built has it{suggestion}',
    hint: 'There are: {known}.',
    explains:
      '`stories`, `languages` and `handout` under `kiosk:` name folders of narratives and languages of their scripts.',
  },
  'kiosk-empty': {
    severity: 'error',
    says: 'The kiosk would have no story',
    hint: 'Look at "stories" and "languages" under "kiosk", and at the paths that are built.',
    explains: 'None of the narratives that are built is among those that the kiosk asks for.',
  },
  'kiosk-words': {
    severity: 'warning',
    says: 'The page has {words} words; in a kiosk {advised} are read',
    hint: 'Move what can wait into "::: read", which stands behind "More".',
    explains:
      'Whoever stands reads little. Words of the body are counted, without headline, captions, figures and `::: read`; two Chinese or Japanese characters are a word. The rules of the kiosk are applied where `lanternist.yaml` or the script has `kiosk:`, or `to:` names it.',
  },
  'kiosk-words-most': {
    severity: 'error',
    says: 'The page has {words} words; a kiosk shows at most {most}',
    hint: 'Move what can wait into "::: read", which stands behind "More", or continue on a second slide with "---".',
    explains:
      'A page holds at most 100 words, the opening pages of a narrative and of its acts 150. Below that it fits the display.',
  },
  'kiosk-title': {
    severity: 'warning',
    says: 'The headline has {words} words and {characters} characters; a kiosk wants at most {mostWords} and {mostCharacters}',
    hint: 'Shorten the headline; what it leaves out can be the first sentence.',
    explains: 'A headline is taken in at a glance, in passing.',
  },
  'kiosk-menu-title': {
    severity: 'warning',
    says: 'The menu title "{title}" has {words} words; a button has room for {most}',
    hint: 'Give the act a short title: {short="…"}.',
    explains:
      'The titles of acts are the buttons of the menu and of the time strip: `# A long headline {short="The siege"}`.',
  },
  'kiosk-first-sentence': {
    severity: 'warning',
    says: 'The first sentence has {words} words; in a kiosk it has fewer than {fewerThan}',
    hint: 'Begin with a short sentence that says what there is to see.',
    explains: 'The first sentence decides whether a visitor stays.',
  },
  'kiosk-attract': {
    severity: 'error',
    says: 'The attract loop shows this slide, but it {reason}',
    hint: 'Take "attract" from the slide, and give it to another one.',
    explains:
      'Nobody chooses what the attract loop shows: it never takes a slide with a content notice, a contested point or people’s deaths. `## The harbour {.attract}`',
  },
  'kiosk-attract-words': {
    severity: 'warning',
    says: 'A slide of the attract loop has {words} words; at most {most} are read in passing',
    hint: 'Shorten it, or give "attract" to a slide with a picture or a map.',
    explains: 'Everything is counted that the slide shows: headline, text and captions.',
  },
  'kiosk-idle': {
    severity: 'warning',
    says: 'The kiosk waits {idle} s before it asks who is there; this page of {words} words is read in {reading} s',
    hint: 'Write "idle: {needed} s" under "kiosk", or shorten the page.',
    explains:
      'The longest page decides, what stands behind "More" with it: the kiosk waits half as long again as reading takes at 150 words a minute, at most 180 s.',
  },
  'kiosk-picture': {
    severity: 'error',
    says: 'Picture "{src}" has no {missing}; a kiosk shows it in public for months',
    hint: 'Add who made it and under which licence it may be shown, or leave it out of the kiosk.',
    explains: 'Elsewhere this is a warning, `picture-credit`. `![alt](img.jpg){credit="…" license="…"}`',
  },
  'kiosk-narration': {
    severity: 'error',
    says: 'Narration "{src}" cannot be played: {reason}',
    hint: 'Copy an MP3, M4A, Ogg or WAV file into the folder of the narrative and name it from there.',
    explains: '`## The siege {narration=media/siege.mp3}` names a sound file that reads the page aloud.',
  },
  'kiosk-transcript': {
    severity: 'error',
    says: 'Narration "{src}" has no text on its page',
    hint: 'Write what it says on the slide or in "::: read".',
    explains: 'What is heard must be there for those who cannot hear it (WCAG 1.2.1).',
  },
  'kiosk-link': {
    severity: 'note',
    says: 'The kiosk does not open "{href}": the link becomes a QR code',
    hint: 'Nothing needs to be done. To show no code, leave the link out with "::: only-handout".',
    explains: 'A kiosk has no way out. Visitors take the address home on their own telephone.',
  },
  'kiosk-reach': {
    severity: 'error',
    says: 'The picture stands from {from} to {to} mm above the floor; {band} mm of it must lie within {lowest} to {highest} mm',
    hint: 'Hang the display elsewhere, and correct "mount": millimetres from the floor to the lower edge of the picture.',
    explains: 'Controls lie where visitors in a wheelchair and children reach them (EN 301 549, 8.3.3).',
  },
  'kiosk-target': {
    severity: 'error',
    says: 'On this display {controls} controls side by side are {size} mm wide; fingers need {least} mm',
    hint: 'Use a larger display, or correct "diagonal" (inches) and "resolution".',
    explains: 'Below 15 mm many people miss what they touch.',
  },
  'kiosk-target-small': {
    severity: 'warning',
    says: 'On this display {controls} controls side by side are {size} mm wide; {goal} mm is better',
    hint: 'Use a larger display, or correct "diagonal" (inches) and "resolution".',
    explains: 'From 20 mm nearly nobody misses what they touch, whatever their hands.',
  },
  'kiosk-legible': {
    severity: 'warning',
    says: 'Capitals of the text are {height} mm high at {text}; {least} mm are needed {why}',
    hint: 'Use a larger display, or correct "diagonal" (inches), "resolution" and "distance" (mm).',
    explains:
      'Capitals are at least 4.8 mm high (Section 508, 402.4), and in the largest text 0.7 degree seen from where visitors stand (EN 301 549, 5.1.4).',
  },

  'kiosk-overflow': {
    severity: 'warning',
    says: '{what} {how} by {pixels} px at 100 %, {when}; a page fits without scrolling',
    hint: 'Shorten the text, move words into "::: read", or continue on a second slide with "---".',
    explains:
      'Measured by `lanternist check --rendered` in the kiosk itself, at the declared display. The kiosk sets a crowded page smaller in steps, down to 70 %; what then still leaves its area has to be scrolled to.',
  },
  'kiosk-overflow-large': {
    severity: 'error',
    says: '{what} {how} with text of {size} %; larger text flows, and loses nothing',
    hint: 'Break long words with soft hyphens, give wide tables fewer columns, or show what is wide as a figure.',
    explains:
      'Visitors who see badly read at up to 200 %. Then a page is longer and scrolls, but nothing of it may lie beside the screen, on something else, or be gone (WCAG 1.4.4).',
  },
  'kiosk-text-small': {
    severity: 'warning',
    says: 'Capitals of "{text}" are {height} mm high at {size} %; {least} mm are needed {why}',
    hint: 'Shorten a page that is set small because it is crowded; give figures fewer labels; else use a larger display.',
    explains:
      'Measured on every text of the page, labels of figures included, with the millimetres of the declared display. Capitals are at least 4.8 mm high (Section 508, 402.4), and in the largest text 0.0122 of the viewing distance (EN 301 549, 5.1.4).',
  },
  'kiosk-contrast': {
    severity: 'error',
    says: 'The contrast of "{text}" is {found} : 1 {where}; {least} : 1 is needed',
    hint: 'Move the colour in your theme further away from its ground, or take the class off that gives it.',
    explains:
      'Measured on the dark and on the light ground, each plain and with high contrast: 4.5 : 1 for text, 3 : 1 for large text and signs on controls, 7 : 1 for all text with high contrast (WCAG 1.4.3, 1.4.11, 1.4.6). Text over a picture is not measured.',
  },
  'kiosk-control-small': {
    severity: 'error',
    says: '"{name}" is {size} mm at its narrowest; fingers need {least} mm',
    hint: 'Use a larger display, or correct "diagonal" (inches) and "resolution"; in a style sheet of your own give it "min-width: var(--target)" and "min-height: var(--target)".',
    explains:
      'Everything that can be touched is measured as it lies on the screen: controls, links, raised numbers. Below 15 mm, or 24 CSS px, many people miss what they touch.',
  },
  'kiosk-control-goal': {
    severity: 'warning',
    says: '"{name}" is {size} mm at its narrowest; {goal} mm is better',
    hint: 'Use a larger display, or give it "min-width: var(--target)" and "min-height: var(--target)" in a style sheet of your own.',
    explains:
      'From 20 mm nearly nobody misses what they touch. Links and raised numbers inside a sentence are only held to 15 mm.',
  },
  'kiosk-control-gap': {
    severity: 'warning',
    says: '"{name}" and "{other}" are {gap} mm apart; {least} mm are needed',
    hint: 'Put words between two links, or a "gap: var(--gap)" between two controls.',
    explains: 'A finger between two controls touches the wrong one.',
  },
  'kiosk-control-reach': {
    severity: 'error',
    says: '"{name}" lies {height} mm above the floor; everybody reaches from {lowest} to {highest} mm',
    hint: 'Hang the display elsewhere and correct "mount", or move the link further down on its page.',
    explains:
      'Controls lie where visitors in a wheelchair and children reach them (EN 301 549, 8.3.3). Raised numbers are exempt, for the key "Sources" does the same.',
  },

  // Between languages
  'translation-slide': {
    severity: 'error',
    says: 'Slide "{id}" of "{there}" is missing in "{here}"',
    hint: 'Translate it, with the same id.',
    explains: 'Reported by `lanternist check --languages`, which compares translations with the script they follow.',
  },
  'translation-slide-extra': {
    severity: 'error',
    says: 'Slide "{id}" of "{here}" is not in "{there}"',
    hint: 'Write it there too, or take it out here.',
    explains: 'A visitor who changes the language stays on the same slide.',
  },
  'translation-numbers': {
    severity: 'warning',
    says: 'Slide "{id}" {difference} in "{there}"',
    hint: 'Compare the two slides. Where both are right, allow it: {allow="translation-numbers: why"}.',
    explains:
      'Numbers of headline, text and `::: read` are compared slide by slide. A number in words is understood in English, Chinese and Japanese; numbers up to 12 are compared only where both slides write them in digits.',
  },
  'translation-dates': {
    severity: 'warning',
    says: 'Slide "{id}" {difference} in "{there}"',
    hint: 'Compare the two slides, and the calendar of each date.',
    explains: 'Marked dates, `[20 December 1904]{.os}`, and `when=` of a slide are the same days in every language.',
  },
  'translation-old': {
    severity: 'warning',
    says: '"{there}" has changed since it was translated',
    hint: 'Read what has changed there, correct the translation, then write this into its front matter: text: "{fingerprint}".',
    explains:
      '`translation: { from: en, text: 1a2b3c4d5e6f }` keeps a fingerprint of the text that was translated: the first 12 hexadecimal digits of its SHA-256, without the lines `date`, `status` and `translation` of its front matter.',
  },
  'translation-unmarked': {
    severity: 'note',
    says: 'The script does not say which text it follows',
    hint: 'If it was translated from "{there}" as it stands now, write into the front matter: translation: { from: {from}, text: "{fingerprint}" }',
    explains: 'Then a later change of the original is reported.',
  },
  'translation-library': {
    severity: 'warning',
    says: '"{here}" shows {count} of the library without a translation: {keys}',
    hint: 'Translate them in "{file}"; until then they are shown in the language of the library.',
    explains:
      'What a script cites and names brings texts of the library with it: whose voice a source is, what it leaves out, who a person was. Reported by `lanternist check --languages`, once a language.',
  },
  'library-translation-old': {
    severity: 'warning',
    says: 'The original of "{id}" has changed since it was translated',
    hint: 'Read it again, correct the translation, then write: from: "{fingerprint}".',
    explains:
      '`from` keeps a fingerprint of the texts that were translated, and `lanternist check --languages` compares it. Write `from: "?"`, and it tells what belongs there.',
  },
  'translation-unknown': {
    severity: 'warning',
    says: 'The script follows "{from}", but the narrative has no such language{suggestion}',
    hint: 'Name the language of the script that was translated.',
    explains: '`translation: { from: en, … }` names an edition of the same narrative.',
  },

  // Environment
  'browser-missing': {
    severity: 'error',
    says: 'No browser to print with was found',
    hint: '{hint}',
    explains: 'PDFs are printed by Chromium. HTML outputs are written all the same.',
  },
  'screen-browser-missing': {
    severity: 'error',
    says: 'No browser that can show a kiosk was found: {found}',
    hint: '{hint}',
    explains: 'A kiosk needs a browser with a window. The one that prints has none, so it cannot show anything.',
  },
  'kiosk-none': {
    severity: 'error',
    says: '"{path}" is no folder of a kiosk',
    hint: 'Name the one that the kiosk is shown from: what "lanternist publish" made, or "lanternist build --to kiosk".',
    explains: 'Evidence of use lies in the folder of an installation, or beside a folder that was built and shown.',
  },
  'kiosk-broken': {
    severity: 'error',
    says: '"{path}" is not a whole kiosk: {reason}',
    hint: '{hint}',
    explains:
      'The folder holds no release that is whole: a `manifest.json`, every file that it lists, and nothing else. Every byte is compared with the hashes in it before anything is shown.',
  },
  'browser-crashed': {
    severity: 'error',
    says: 'The browser stopped while {doing}: {reason}',
    hint: '{hint}',
    explains: 'The printing browser ended or did not answer.',
  },
  'sandbox-refused': {
    severity: 'error',
    says: 'The browser cannot start its sandbox here',
    hint: '{hint}',
    explains: 'Chromium protects the machine with a sandbox that some containers and hardened systems forbid.',
  },
  'print-pages': {
    severity: 'error',
    says: 'The browser printed {found} pages for {expected} slides',
    hint: 'This is a fault of Lanternist: please report it with the script.',
    explains: 'A PDF with a missing or blank page is never written.',
  },
  'output-unwritable': {
    severity: 'error',
    says: 'Cannot write "{path}": {reason}',
    hint: '{hint}',
    explains: 'The folder for the outputs cannot be written.',
  },
  'disk-full': {
    severity: 'error',
    says: 'The disk is full; "{path}" was not written',
    hint: 'Make room and build again. The earlier output is untouched.',
    explains: 'Outputs are written under a temporary name first, so nothing half-written is left.',
  },
  'port-taken': {
    severity: 'error',
    says: 'Port {port} is taken',
    hint: 'Choose another with --port, or end the program that listens there.',
    explains: 'Another program listens there.',
  },
  'template-broken': {
    severity: 'error',
    says: 'Template "{name}": {reason}',
    hint: 'Compare it with the built-in one in templates/.',
    explains: 'A template of the project cannot be used.',
  },
  'theme-missing': {
    severity: 'error',
    says: 'Unknown theme "{name}"{suggestion}',
    hint: 'Built in: {known}. A theme of your own is a CSS file named in lanternist.yaml.',
    explains: 'The theme was found neither by name nor by path.',
  },
} as const satisfies Record<string, Row>;

export type Code = keyof typeof codes;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Inner<Name> | Names<Rest>
  : never;
type Inner<Name extends string> = Name extends `${string}{${infer Deeper}`
  ? Inner<Deeper>
  : Name extends `${string}${' ' | '#' | '.' | '='}${string}`
    ? never
    : Name;

/** The values a code's texts need. */
export type Params<C extends Code> = Readonly<
  Record<Names<(typeof codes)[C]['says']> | Names<(typeof codes)[C]['hint']>, string | number>
>;
