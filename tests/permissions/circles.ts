import type { Who, World } from "./world.ts"

/** What a page or a post is asked with, and who it is for. */
export type Case = {
  /** File in `app/routes/`, without ending. */
  route: string
  /** The state of the object, or the intent of the action, where there is more than one. */
  of?: string
  /** Who is shown the page, or whose post changes something; everybody else is refused. */
  for: readonly Who[]
  params?: (world: World) => Record<string, string>
  /** What stands after the address. */
  search?: string
  visibility?: "public" | "members"
  expired?: true
  /** No draft of rules is open. */
  withoutDraft?: true
  showsMail?: true
  /** The page leads on to another one instead of being shown. */
  leads?: true
}
export type PostCase = Case & {
  fields?: (world: World) => Record<string, string | readonly string[]>
  /** The page itself gives the answer: it leads nowhere. */
  answers?: true
  /** A query for the one value that the post is about. */
  value: (world: World) => string
}

export const ALL: readonly Who[] = [
  ...(["nobody", "stranger", "member of another table", "observer", "substitute", "titular"] as const),
  ...(["facilitator", "chair", "secretary here", "secretary elsewhere", "administrator"] as const),
  ...(["organisation manager here", "organisation manager elsewhere"] as const),
]
export const NONE: readonly Who[] = []
export const SIGNED_IN = ALL.filter((who) => who !== "nobody")
export const MEMBERS: readonly Who[] = [
  "observer",
  "substitute",
  "titular",
  "facilitator",
  "chair",
  "secretary here",
]
export const SERVING: readonly Who[] = ["facilitator", "chair", "secretary here"]
export const WRITERS: readonly Who[] = ["substitute", "titular", ...SERVING]
export const MANAGERS: readonly Who[] = ["secretary here", "administrator"]
export const ADMINISTRATOR: readonly Who[] = ["administrator"]
/** Who looks after the organisation that the world's seats belong to. */
export const BODY: Who = "organisation manager here"

/** The query for how many rows there are. */
export const count = (name: string) => () => `select count(*) as value from ${name}`
