/** One thing that is asked of every server: so many documents, so many clients at each, so much typing. */
export type Load = {
  name: string
  papers: number
  clients: number
  /** How many of a document's clients type, and how often in a second each of them does. */
  writers: number
  perSecond: number
  /** How often it is repeated, at least. */
  rounds: number
}

const growth = (clients: number): Load => ({
  ...{ name: `growth 1 × ${clients}`, papers: 1, clients, writers: 6, perSecond: 5, rounds: 2 },
})

export const LOADS: readonly Load[] = [
  { name: "1 × 300, 30 edits/s", papers: 1, clients: 300, writers: 6, perSecond: 5, rounds: 5 },
  { name: "50 × 10", papers: 50, clients: 10, writers: 10, perSecond: 1, rounds: 5 },
  { name: "200 × 2", papers: 200, clients: 2, writers: 2, perSecond: 2, rounds: 5 },
  { name: "1 × 100, all typing", papers: 1, clients: 100, writers: 100, perSecond: 2, rounds: 5 },
  growth(50),
  growth(100),
  growth(200),
  growth(400),
]

/** The same shapes on a small machine, or in a hurry. */
export const smaller = (load: Load): Load => ({
  ...load,
  papers: Math.ceil(load.papers / 5),
  clients: load.papers === 1 ? Math.ceil(load.clients / 5) : load.clients,
  writers: load.papers === 1 ? Math.ceil(load.writers / 5) : load.writers,
})
