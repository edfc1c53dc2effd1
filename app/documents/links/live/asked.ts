import type { EditorState } from "@tiptap/pm/state"

/** Something that is being mentioned: where the sign stands, and what was typed after it. */
export type Asked = { from: number; query: string }

const ASKED = /(?:^|[\s(«“"'’\ufffc])@((?! )[\p{L}\p{M}\p{N}'’.\- ]{0,40})$/u
/** As far back as a sign is looked for. */
const BACK = 60

/** What is typed after the last `@` before the caret, if something may be mentioned there. */
export const askedIn = (state: EditorState): Asked | null => {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock || !state.schema.nodes.mention) return null
  const start = Math.max(0, $from.parentOffset - BACK)
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, "\ufffc")
  const query = ASKED.exec(before)?.[1]
  if (query === undefined || query.includes("  ")) return null
  return { from: $from.pos - query.length - 1, query }
}
