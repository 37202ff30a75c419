import {CoreError} from '../../contract/errors.ts'
import {didYouMean} from './closest-word.ts'
import {globalWords} from './global-options.ts'
import {inputFlags} from './input-flags.ts'
import {ownOptions} from './own-options.ts'
import type {Session} from './session.ts'
import {listedOperations, type Vocabulary} from './vocabulary.ts'

const shells: Readonly<Record<string, (vocabulary: Vocabulary) => string>> = {bash, zsh, fish}

/** Prints a script that completes commands and options in a shell. Needs no core. */
export async function printCompletion({place}: Session, words: readonly string[], vocabulary: Vocabulary): Promise<number> {
  const [shell] = ownOptions(words, {}, 1).places
  const script = shell !== undefined && Object.hasOwn(shells, shell) ? shells[shell] : undefined
  if (!script) {
    throw new CoreError({
      code: 'BadInput',
      message: `Completion is for one of ${Object.keys(shells).join(', ')}.`,
      ...(shell === undefined ? {} : didYouMean(shell, Object.keys(shells))),
    })
  }
  await place.out.data(script(vocabulary))
  return 0
}

/** What may follow each subject, and each command: `location` → verbs, `location add` → options. */
function table({firstWords, verbsOf}: Vocabulary): readonly {readonly words: string; readonly next: string}[] {
  const subjects = firstWords.map((subject) => ({
    words: subject,
    next: subject === 'completion' ? Object.keys(shells).join(' ') : verbsOf(subject).join(' '),
  }))
  const commands = listedOperations.map(({subject, verb, operation}) => ({
    words: operation.default ? `${subject} *` : `${subject} ${verb}`,
    next: inputFlags(operation)
      .flags.map(({name}) => `--${name}`)
      .join(' '),
  }))
  return [...subjects.filter(({next}) => next !== ''), ...commands]
}

function bash(vocabulary: Vocabulary): string {
  const cases = table(vocabulary)
    .filter(({words}) => !words.endsWith('*'))
    .map(({words, next}) => `    '${words}') next='${next}' ;;\n`)
    .join('')
  return `# onefold: completion for bash
_onefold() {
  local word=\${COMP_WORDS[COMP_CWORD]} next=''
  case "\${COMP_WORDS[*]:1:COMP_CWORD-1}" in
    '') next='${vocabulary.firstWords.join(' ')}' ;;
${cases}  esac
  if [[ $word == -* ]]; then
    case "\${COMP_WORDS[*]:1:2}" in
${cases}    esac
    next="$next ${globalWords.join(' ')}"
  fi
  COMPREPLY=($(compgen -W "$next" -- "$word"))
  [[ \${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _onefold onefold
`
}

function zsh(vocabulary: Vocabulary): string {
  return `#compdef onefold
autoload -U +X bashcompinit && bashcompinit
${bash(vocabulary)}`
}

function fish({firstWords, verbsOf}: Vocabulary): string {
  const line = (condition: string, words: string): string => `complete -c onefold -n '${condition}' -a '${words}'\n`
  const verbs = firstWords
    .filter((subject) => verbsOf(subject).length > 1)
    .map((subject) => line(`__fish_seen_subcommand_from ${subject}`, verbsOf(subject).join(' ')))
  return `# onefold: completion for fish\n${line('__fish_use_subcommand', firstWords.join(' '))}${verbs.join('')}${globalWords
    .filter((word) => word.startsWith('--'))
    .map((word) => `complete -c onefold -l ${word.slice(2)}\n`)
    .join('')}`
}
