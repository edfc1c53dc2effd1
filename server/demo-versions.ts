import * as Y from "yjs"
import { type ReadingNode, readText } from "#app/documents/state/reading.ts"
import type { VersionAuthors } from "#app/documents/versions/authors.ts"
import { blocksOf, wordsOf } from "#app/documents/versions/blocks.ts"
import { contentDigest, sealOf } from "#app/documents/versions/seal.server.ts"
import { demoId } from "#db/demo/ids.ts"
import { CHAPTER_WRITERS, type DemoVersion, type VersionColumns } from "#db/demo/versions.ts"

const levelOf = ({ attrs }: ReadingNode) => Number(attrs?.level ?? 0)

/** The text without a sentence that was written later. */
const without = (node: ReadingNode, sentence: string): ReadingNode => ({
  ...node,
  ...(node.text === undefined ? {} : { text: node.text.replace(sentence, "") }),
  ...(node.content ? { content: node.content.map((child) => without(child, sentence)) } : {}),
})

/** What stood in the text at that time, of what stands in it now. */
const asOf = (
  content: readonly ReadingNode[],
  { chapters, isOutline, lacks }: DemoVersion,
): ReadingNode[] => {
  const ends = content.flatMap((node, at) => (levelOf(node) === 2 || levelOf(node) === 1 ? [at] : []))
  const kept = content.slice(0, chapters === undefined ? undefined : ends[chapters])
  const lines = isOutline ? kept.filter((node) => levelOf(node) > 0) : kept
  return lines.map((node) => lacks.reduce(without, node))
}

/** Chapter after chapter by another, as a table divides its work; the heading is the secretary's. */
const demoAuthors = (text: ReadingNode): VersionAuthors => {
  let chapter = 0
  const passages = blocksOf(text).map((block): VersionAuthors["passages"][number] => {
    const isHeading = block.line.level > 0
    if (isHeading) chapter += 1
    return [[isHeading ? 0 : chapter % CHAPTER_WRITERS.length, wordsOf(block).length]]
  })
  return { people: CHAPTER_WRITERS.map(demoId), passages }
}

/** The versions of a demo text, from its outline to how it reads now, each sealed to the one before. */
export const demoVersions = (
  paper: { title: string; language: string; kind: string },
  update: Uint8Array,
  versions: readonly DemoVersion[],
): VersionColumns[] => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const { content = [] } = readText(doc).json
  let previous: string | null = null
  return versions.map((version, at) => {
    const text = { type: "doc", content: asOf(content, version) }
    const sha256 = contentDigest({ ...paper, text })
    const number = at + 1
    const kind = version.kind ?? "named"
    const seal = sealOf({ number, kind, sha256, previous })
    const digests = { sha256, previousSha256: previous, sealSha256: seal }
    previous = seal
    return {
      ...{ number, kind, name: version.name },
      content: text,
      authors: demoAuthors(text),
      daysAgo: version.daysAgo,
      ...digests,
    }
  })
}
