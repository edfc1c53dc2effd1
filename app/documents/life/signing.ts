/** A party of the paper: one that the round asked, one that is asked to sign, or both. */
export type SigningParty = {
  party: string
  state: "to_ask" | "waiting" | "signed" | "refused"
  /** When it signed or refused. */
  settledAt: string | Date | null
  dueOn: string | null
  /** Who speaks for the party at the table, to be asked; for who asks alone. */
  signatory: string | null
}

type Asked = { party: string; state: string; settledAt: Date | null; dueOn: string | null }
type OfRound = { party: string; signatory: string | null }

/** Whether parties sign this text: a protocol, or one that a round among parties adopted. */
export const isSignedByParties = (kind: string, parties: readonly unknown[]): boolean =>
  kind === "protocol" || parties.length > 0

/** Who was asked to sign, in that order, then the parties of the round that nobody asked yet. */
export const partiesOf = (asked: readonly Asked[], ofRound: readonly OfRound[]): SigningParty[] => {
  const names = new Set(asked.map(({ party }) => party))
  return [
    ...asked.map(({ party, state, settledAt, dueOn }) => ({
      ...{ party, settledAt, dueOn, signatory: null },
      state: state as SigningParty["state"],
    })),
    ...ofRound
      .filter(({ party }) => !names.has(party))
      .map(({ party, signatory }) => ({
        ...{ party, signatory, state: "to_ask" as const, settledAt: null, dueOn: null },
      })),
  ]
}
