/** Command lines to learn from; the key is the command that they show, none for the first page of help. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '': [
    'onefold location add ~/Pictures --wait',
    'onefold search holiday --kind image --sort modified --desc',
    'onefold file info ~/Pictures/a.jpg --json',
  ],
  'location add': [
    'onefold location add ~/Pictures --mode content --wait',
    'onefold location add . --name Work --rules developer --rules gitignore',
  ],
  'location update': [
    "onefold location update Work --rules gitignore --rules '*.log' --rules '!keep.log'",
    "onefold location update Work --folder ~/Work/old --rules '!gitignore'",
    'onefold location update Work --folder ~/Work/old --rules none',
  ],
  'location rescan': ['onefold location rescan Pictures --wait', 'onefold location rescan ~/Pictures --full'],
  'index path': ['onefold index ~/Downloads --wait', 'onefold index ./list --scope folder'],
  'index list': ['onefold index list ~/Pictures --jsonl'],
  'index why': ['onefold index why ~/Work/build/', "onefold index why ~/Work/a.log --rules '*.log'"],
  'index sizes': ['onefold index sizes ~ --depth 2', 'onefold index sizes --volume Backup --share 0.01 --duplicates'],
  'index sums': ['onefold index sums ~/Pictures --by age', 'onefold index sums --by extension'],
  'search query': [
    "onefold search 'beach kind:image;video modified:2024'",
    "onefold search '*.psd size:>10mb !path:old'",
    "onefold search 'holiday | vacation tag:Family' --in ~/Pictures",
    'onefold search --ext pdf --min-size 10MB --sort size --desc',
    'onefold search --literal -- "-draft (1)"',
  ],
  'saved create': [
    "onefold saved create 'At risk' 'kind:image copies:<2'",
    "onefold saved create Drafts '*.psd modified:last30days' --in ~/Work",
  ],
  health: ['onefold health', 'onefold health --whole --json'],
  'file paste': ['onefold file paste ~/Pictures --name shot.png < shot.png --yes', 'date | onefold file paste . --name now.txt --dry-run'],
  'file info': ['onefold file info a.jpg b.png', 'onefold file info sd://content/f:…'],
  'file preview': ['onefold file preview notes.txt', 'onefold file preview backup.tar.gz --json'],
  'sidecar picture': ['onefold sidecar picture a.jpg --size 512 --json'],
  'file validate': ['onefold file validate ~/Pictures', 'onefold file validate a.jpg --json'],
  'file findings': ['onefold file findings JOB --limit 100'],
  'file repair': ['onefold file repair ~/Pictures/a.jpg --dry-run', 'onefold file repair ~/Pictures/a.jpg --yes'],
  'duplicate list': ['onefold duplicate list ~/Pictures', 'onefold duplicate list --volume Backup --json --limit 20'],
  'duplicate find': ['onefold duplicate find', 'onefold duplicate find ~/Pictures --json'],
  'duplicate resolve': [
    'onefold duplicate resolve ~/Downloads --keep in:~/Pictures --by trash --dry-run',
    'onefold duplicate resolve ~/Pictures --keep oldest --by link --yes',
  ],
  'job list': ['onefold job list --status failed', 'onefold job list --location Pictures --group ended --limit 20'],
  'job watch': ['onefold job watch', 'onefold job watch JOB --jsonl'],
  'job prioritise': ['onefold job prioritise JOB first', 'onefold job prioritise JOB background'],
  'volume track': ['onefold volume track /media/me/stick --name "Red stick"'],
  'volume speed': ['onefold volume speed "Red stick"'],
  'tag create': ['onefold tag create Work --colour blue', 'onefold tag create Bills --parent Work'],
  'tag apply': ['onefold tag apply Work/Bills ~/Documents/*.pdf', 'onefold tag apply Holiday ~/Pictures/2024 --create'],
  'tag nest': ['onefold tag nest Bills Work', 'onefold tag nest Work/Bills'],
  'log show': ['onefold log show --level warn', 'onefold log show --job JOB'],
  'log follow': ['onefold log follow --level debug'],
  'settings set': ['onefold settings set theme dark'],
  serve: ['onefold serve --port 4321', 'onefold serve --url'],
  completion: ['source <(onefold completion bash)', 'onefold completion fish > ~/.config/fish/completions/onefold.fish'],
}

/** The examples of a command, as `location add`. */
export const examplesOf = (command: string): readonly string[] => examples[command] ?? []
