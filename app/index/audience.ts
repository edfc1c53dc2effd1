/** Who may find something: any of these is enough. */
export type Audience = {
  everybody?: boolean
  administrators?: boolean
  /** Everybody, as long as this table shows its work to everybody. */
  openWith?: string
  /** As long as each of these does too. */
  alsoOpenWith?: readonly string[]
  /** Members of these tables. */
  roundtables?: readonly string[]
  /** Who acts for these organisations. */
  organisations?: readonly string[]
}
