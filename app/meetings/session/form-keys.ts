/**
 * The one-time key of one of many forms on a page, made from the page's own key and the form's name: a page with forty
 * seats needs one key from the server and no list of them.
 */
export const keyFor = (pageKey: string, name: string): string => {
  // FNV-1a twice, over the name and over its reverse: 48 bits that tell the forms of one page apart.
  const hash = (text: string) => {
    let sum = 0x811c9dc5
    for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
    return sum
  }
  const there = hash(name).toString(16).padStart(8, "0")
  const back = hash([...name].reverse().join(""))
    .toString(16)
    .padStart(8, "0")
    .slice(0, 4)
  return `${pageKey.slice(0, 24)}${there}${back}`
}
