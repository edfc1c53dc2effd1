import type { Page } from "./page.ts"

export const BALLOTS: readonly Page[] = [
  { route: "roundtables.$code.ballots._index", most: 2, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.ballots.new", most: 3, params: ({ table }) => ({ code: table }) },
  { route: "ballots.$code._index", most: 9, params: ({ ballots }) => ({ code: ballots.open }) },
  { route: "ballots.$code.edit", most: 10, params: ({ ballots }) => ({ code: ballots.draft }) },
  { route: "ballots.$code.vote", most: 5, params: ({ ballots }) => ({ code: ballots.open }) },
  { route: "ballots.$code.receipt", most: 7, params: ({ ballots }) => ({ code: ballots.closed }) },
  { route: "ballots.$code.spoken", most: 6, params: ({ ballots }) => ({ code: ballots.open }) },
  { route: "ballots.$code.papers._index", most: 7, params: ({ ballots }) => ({ code: ballots.paper }) },
  { route: "ballots.$code.papers.print", most: 7, params: ({ ballots }) => ({ code: ballots.paper }) },
  { route: "ballots.$code.file", most: 3, params: ({ ballots }) => ({ code: ballots.closed }) },
]
