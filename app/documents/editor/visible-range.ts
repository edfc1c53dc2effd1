import type { EditorView } from "@tiptap/pm/view"

/** The first of some elements, one below the other, for which something holds from there on. */
const firstThat = (elements: HTMLCollection, holds: (box: DOMRect) => boolean): number => {
  let [low, high] = [0, elements.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const box = elements[middle]?.getBoundingClientRect()
    if (box && !holds(box)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The part of the text that is on the screen, in whole lines.
 * @param more how many screens more, above and below
 * @param top where the screen begins, for whom it is not its upper edge
 */
export const visibleRange = (view: EditorView, more: number, top = 0): { from: number; to: number } => {
  const { children } = view.dom
  const room = innerHeight * more
  const first = children[firstThat(children, ({ bottom }) => bottom > top - room)]
  const after = children[firstThat(children, (box) => box.top > innerHeight + room)]
  const { size } = view.state.doc.content
  return {
    from: first ? Math.max(view.posAtDOM(first, 0) - 1, 0) : size,
    to: after ? Math.max(view.posAtDOM(after, 0) - 1, 0) : size,
  }
}
