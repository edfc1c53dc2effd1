import { Node } from "@tiptap/core"
import { pixels } from "../pictures/picture-address.ts"
import { safeHref } from "./safe-href.ts"

const unrendered = { default: null, rendered: false, parseHTML: () => null }

const isOwnFile = (src: unknown): src is string =>
  typeof src === "string" && src.startsWith("/") && safeHref(src) !== null

const measure = (element: HTMLElement, name: string) => pixels(Number(element.getAttribute(name)))

/**
 * A picture of this site, with what it shows said in words: an empty `alt` means that it adds nothing, none at all
 * that nobody has said yet.
 */
export const ImageNode = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    id: unrendered,
    src: unrendered,
    alt: unrendered,
    caption: unrendered,
    width: unrendered,
    height: unrendered,
  }),
  parseHTML: () => [
    {
      tag: "img[src]",
      getAttrs: (element: HTMLElement) => {
        const src = element.getAttribute("src")
        if (!isOwnFile(src)) return false
        const [width, height] = [measure(element, "width"), measure(element, "height")]
        const caption = element.getAttribute("data-caption") || null
        return { src, alt: element.getAttribute("alt"), caption, width, height }
      },
    },
  ],
  renderHTML: ({ node }) => {
    const { src, alt, caption } = node.attrs
    const [width, height] = [pixels(node.attrs.width), pixels(node.attrs.height)]
    const size = width && height ? { width, height } : {}
    const image = ["img", { alt: String(alt ?? ""), ...(isOwnFile(src) ? { src } : {}), ...size }] as const
    return caption
      ? ["figure", {}, image, ["figcaption", { dir: "auto" }, String(caption)]]
      : ["figure", {}, image]
  },
})
