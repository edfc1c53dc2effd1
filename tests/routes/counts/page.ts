import type { Crowd } from "../crowd.ts"

/** A page and what it may cost. */
export type Page = {
  /** The file of the route, without its ending. */
  route: string
  /** The most statements that the page may ask of the database, with any number of rows. */
  most: number
  params?: (codes: Crowd["codes"]) => Record<string, string>
  search?: string
}
