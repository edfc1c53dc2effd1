const styleOf = (element: Element) => element.getAttribute("data-style") ?? ""

/** What word processors and mail programs put beside the words: comments, what was struck out, marks of their own. */
const RUBBISH = [
  "del[cite]",
  "del[datetime]",
  ".msoDel",
  ".MsoCommentReference",
  ".msocomtxt",
  ".msocomanch",
  "a[href^='#_msocom']",
  "p[class^=MsoToc]",
  ".EOP",
  "tr[height='0']",
  "a[role=button]",
].join(", ")

const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*(comment-list|field)/i
/** Blanks that stand for a tab, or for several blanks. */
const BLANKS = /mso-(tab-count|spacerun)/i
const LIST_MARK = /mso-list\s*:\s*ignore/i
const FILE_NAME = /^[^\s]+\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/i

/** Takes out of a pasted page what its author never wrote, or took out again. Its numbers of headings too. */
export const tidy = (page: Document): void => {
  for (const element of page.body.querySelectorAll(RUBBISH)) element.remove()
  for (const element of page.body.querySelectorAll("[data-style]")) {
    const style = styleOf(element)
    if (HIDDEN.test(style)) element.remove()
    else if (BLANKS.test(style)) element.textContent = " "
    else if (LIST_MARK.test(style) && element.closest("h1, h2, h3, h4, h5, h6")) element.remove()
  }
  // Word online puts a blank before each break of a line.
  for (const blank of page.body.querySelectorAll(".LineBreakBlob > span")) blank.remove()
  for (const image of page.body.querySelectorAll("img[alt]"))
    if (FILE_NAME.test(image.getAttribute("alt")?.trim() ?? "")) image.setAttribute("alt", "")
}

/** How deep a heading is: by its tag, by what it says of itself to screen readers, or as a title of Word. */
export const headingLevel = (element: Element): number => {
  const tag = /^H([1-6])$/.exec(element.tagName)?.[1]
  if (tag) return Number(tag)
  if (element.classList.contains("MsoTitle")) return 1
  if (element.getAttribute("role") !== "heading") return 0
  return Math.min(Math.max(Number(element.getAttribute("aria-level")) || 1, 1), 6)
}
