/** A piece of a mail: a paragraph or several, a heading, or a line that leads somewhere. */
export type Block =
  | { is: "text"; text: string }
  | { is: "heading"; text: string; level: 2 | 3; language?: string | undefined }
  | { is: "item"; text: string; href: string }
  | { is: "small"; text: string }

export type Letter = { subject: string; language: string; dir: "ltr" | "rtl"; blocks: readonly Block[] }

const plainBlock = (block: Block): string => {
  if (block.is === "item") return `- ${block.text}\n  ${block.href}`
  if (block.is === "heading") return block.level === 2 ? `== ${block.text} ==` : block.text
  return block.is === "small" ? `-- \n${block.text}` : block.text
}

/** The mail as plain text. */
export const plainLetter = ({ blocks }: Pick<Letter, "blocks">): string =>
  blocks.map((block) => plainBlock(block).trimEnd()).join("\n\n")

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)

const ADDRESS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)]/g

/** Text with its addresses as links; nothing in it is read as HTML. */
const linked = (text: string): string => {
  let html = ""
  let at = 0
  for (const found of text.matchAll(ADDRESS)) {
    const [address] = found
    html += `${escaped(text.slice(at, found.index))}<a href="${escaped(address)}" dir="ltr">${escaped(address)}</a>`
    at = found.index + address.length
  }
  return (html + escaped(text.slice(at))).replaceAll("\n", "<br>\n")
}

const paragraphs = (text: string, style: string) =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p${style}>${linked(part)}</p>`)
    .join("\n")

const SMALL = ' style="color:#455a6f;font-size:14px"'

const htmlBlock = (block: Block): string => {
  if (block.is === "heading") {
    const lang = block.language ? ` lang="${escaped(block.language)}"` : ""
    return `<h${block.level}${lang}><bdi>${escaped(block.text)}</bdi></h${block.level}>`
  }
  if (block.is === "item")
    return `<p><a href="${escaped(block.href)}"><bdi>${escaped(block.text)}</bdi></a></p>`
  return paragraphs(block.text, block.is === "small" ? SMALL : "")
}

/**
 * The mail as HTML: one column of text, no image, nothing fetched. Language and direction stand on the body's
 * one part too, since mail readers throw the outer elements away.
 */
export const htmlLetter = ({ subject, language, dir, blocks }: Letter): string => {
  const place = `lang="${escaped(language)}" dir="${dir}"`
  const font = "font-family:'Titillium Web',Geneva,Tahoma,sans-serif;font-size:16px;line-height:1.5"
  return `<!doctype html>
<html ${place}>
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body>
<div ${place} style="max-width:38em;color:#1a1a1a;${font}">
${blocks.map(htmlBlock).join("\n")}
</div>
</body>
</html>
`
}
