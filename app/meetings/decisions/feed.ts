/** One decision as the feed tells it. */
export type FeedEntry = {
  url: string
  title: string
  text: string
  language: string
  table: string
  /** Instants in ISO. */
  publishedAt: string
}

export type Feed = {
  url: string
  page: string
  title: string
  language: string
  entries: readonly FeedEntry[]
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" },
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for these
const UNSAYABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Words as they stand in XML. */
export const inXml = (words: string): string =>
  words.replace(UNSAYABLE, "").replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

const entryOf = ({ url, title, text, language, table, publishedAt }: FeedEntry): string =>
  `  <entry xml:lang="${inXml(language)}">
    <id>${inXml(url)}</id>
    <title>${inXml(title)}</title>
    <link href="${inXml(url)}"/>
    <updated>${publishedAt}</updated>
    <author><name>${inXml(table)}</name></author>
    <summary>${inXml(text)}</summary>
  </entry>`

/** The register as an Atom feed (RFC 4287), the latest first. An empty one is as old as the epoch. */
export const writeFeed = ({ url, page, title, language, entries }: Feed): string => {
  const updated =
    entries
      .map(({ publishedAt }) => publishedAt)
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00.000Z"
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${inXml(language)}">
  <id>${inXml(url)}</id>
  <title>${inXml(title)}</title>
  <link rel="self" href="${inXml(url)}"/>
  <link href="${inXml(page)}"/>
  <updated>${updated}</updated>
${entries.map(entryOf).join("\n")}
</feed>
`
}
