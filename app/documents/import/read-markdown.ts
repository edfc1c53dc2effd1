import { micromark } from "micromark"
import { gfm, gfmHtml } from "micromark-extension-gfm"

const FRONT_MATTER = /^\ufeff?---\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/
const TITLE = /^"?title"?[ \t]*:[ \t]*(.+)$/m

const unquoted = (value: string): string => {
  try {
    return String(JSON.parse(value))
  } catch {
    return value.replace(/^'(.*)'$/, "$1")
  }
}

/** GitHub's Markdown without its filter of tags, which turns scripts into text: here they are left out as everywhere. */
const html = () => {
  const extension = gfmHtml()
  const { htmlFlowData: _, htmlTextData: __, ...exit } = extension.exit ?? {}
  return { ...extension, exit }
}

/** A Markdown text as a page, and the title that stands above it (YAML). */
export const pageOfMarkdown = (text: string): { html: string; title: string | null } => {
  const above = FRONT_MATTER.exec(text)
  const title = above ? TITLE.exec(above[1] ?? "")?.[1]?.trim() : undefined
  const body = above ? text.slice(above[0].length) : text
  // What stands in the text is judged with every other page's, addresses too: a picture may stand in one.
  const asWritten = { allowDangerousHtml: true, allowDangerousProtocol: true }
  return {
    html: micromark(body, { ...asWritten, extensions: [gfm()], htmlExtensions: [html()] }),
    title: title ? unquoted(title) : null,
  }
}
