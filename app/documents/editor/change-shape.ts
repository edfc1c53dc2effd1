import type { Node } from "@tiptap/pm/model"
import type { Transaction } from "@tiptap/pm/state"
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from "@tiptap/pm/transform"

const lineAround = (doc: Node, from: number, to: number): { depth: number } | null => {
  const $from = doc.resolve(from)
  const isOne = $from.parent.isTextblock && to <= $from.end()
  return isOne ? { depth: $from.depth } : null
}

const isInline = ({ slice }: ReplaceStep) =>
  slice.openStart === 0 && slice.openEnd === 0 && (slice.content.firstChild?.isInline ?? true)

const depthOf = (step: Step, doc: Node): number | null => {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    return lineAround(doc, step.from, step.to)?.depth ?? null
  if (!(step instanceof ReplaceStep) || !isInline(step)) return null
  return lineAround(doc, step.from, step.to)?.depth ?? null
}

/**
 * Whether a change did no more than what typing does: words within one line and another, no block made, taken away
 * or changed in kind. What looks after blocks then has nothing to look at, however long the text is.
 */
export const isWithinLines = ({ steps, docs }: Transaction): boolean =>
  steps.every((step, at) => {
    const doc = docs[at]
    return doc !== undefined && depthOf(step, doc) !== null
  })

/** The same, of lines that stand in no table. */
export const isOutsideTables = ({ steps, docs }: Transaction): boolean =>
  steps.every((step, at) => {
    const doc = docs[at]
    return doc !== undefined && depthOf(step, doc) === 1
  })
