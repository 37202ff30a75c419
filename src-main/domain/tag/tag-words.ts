/** `tag:word` and `tag:"some words"` in what somebody types to search; the rest is the text that names must hold. */
export function splitTagWords(query: string): {readonly text: string; readonly words: readonly string[]} {
  const words: string[] = []
  const text = query.replaceAll(/(?:^|(?<=\s))tag:(?:"([^"]+)"?|([^\s"]+))/giu, (_, quoted?: string, plain?: string) => {
    words.push(quoted ?? plain ?? '')
    return ''
  })
  return words.length === 0 ? {text: query, words} : {text: text.trim(), words}
}
