const WORDS =
  "il piano dice che cosa vogliamo cambiare nei prossimi tre anni con chi e con quali mezzi ogni territorio porta esperienze proposte e domande la Regione le raccoglie il Tavolo le discute e le persone migranti dicono la loro su lavoro casa scuola salute lingua diritti e partecipazione".split(
    " ",
  )

/** Words in the same order whenever they are asked for. */
const newSpeaker = () => {
  let seed = 7
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return WORDS[seed % WORDS.length] ?? ""
  }
  return (count: number) => {
    const said = Array.from({ length: count }, next).join(" ")
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
  }
}

/** What stands in a paragraph of each page, so that a place in the text can be gone to. */
export const markOf = (page: number): string => `Pagina ${page}:`

/**
 * A text as plans are written, in the notation of templates: 300 words a page, with a heading, paragraphs and a
 * list on each, and a table on every fifth.
 */
export const longText = (pages: number): string => {
  const say = newSpeaker()
  const lines: string[] = []
  for (let page = 1; page <= pages; page++) {
    lines.push(`${page % 10 === 1 ? "#" : "##"} ${say(5)}`, `${markOf(page)} ${say(60)}`)
    if (page % 5 === 0) lines.push("| Chi | Che cosa | Quando |", "| --- | --- | --- |")
    if (page % 5 === 0) for (let row = 0; row < 3; row++) lines.push(`| ${say(3)} | ${say(8)} | ${say(2)} |`)
    else lines.push(say(39))
    lines.push(`${say(40)} **${say(12)}** ${say(8)}`)
    for (let item = 0; item < 5; item++) lines.push(`- ${say(16)}`)
    lines.push(say(52))
  }
  return lines.join("\n")
}
