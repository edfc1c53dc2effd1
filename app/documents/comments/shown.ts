import type { Called } from "./mentions.ts"

/** A moment as a loader gives it: a date, or its text once it has travelled. */
type Moment = string | Date

/** A comment as its reader may see it. */
export type ShownComment = {
  code: string
  author: string | null
  organisation: string | null
  onBehalfOf: string | null
  onBehalfOrganisation: string | null
  body: string | null
  language: string
  createdAt: Moment
  editedAt: Moment | null
  hiddenAt: Moment | null
  hiddenReason: string | null
  isWithdrawn: boolean
  isOwn: boolean
  mayEdit: boolean
  mayHide: boolean
  mayShow: boolean
  called: readonly Called[]
}

/** A thread as its reader may see it. */
export type ShownThread = {
  code: string
  epoch: number
  quote: string | null
  /** The words of the passage went with the history of the text. */
  isQuoteErased: boolean
  before: string
  after: string
  blockId: string | null
  from: string | null
  to: string | null
  resolvedAt: Moment | null
  resolvedBy: string | null
  createdAt: Moment
  mayResolve: boolean
  mayReopen: boolean
  comments: readonly ShownComment[]
}
