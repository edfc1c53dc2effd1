import type { AccessChange } from "#app/documents/state/read-access-changes.server.ts"
import type { Connection } from "./connection.ts"

/** The open sockets of this process, those included that are still being let in. */
export class Connections {
  private readonly open = new Set<Connection>()

  get size() {
    return this.open.size
  }

  /** What all of them together have been written and have not taken yet. */
  get bufferedBytes() {
    let bytes = 0
    for (const connection of this.open) bytes += connection.bufferedBytes
    return bytes
  }

  add(connection: Connection): void {
    this.open.add(connection)
  }

  delete(connection: Connection): void {
    this.open.delete(connection)
  }

  all(): Connection[] {
    return [...this.open]
  }

  ofPerson(personId: string): number {
    return this.all().filter((connection) => connection.personId === personId).length
  }

  ofDocument(documentId: string): number {
    return this.all().filter(({ address }) => address.documentId === documentId).length
  }

  /**
   * The sockets that any of these changes may concern: one that names a person and a table is asked of the
   * person's sockets and of the table's, since asking once too often costs a question and no more. One that
   * names nothing concerns everybody, and so does a table to a socket whose table is not known yet.
   */
  concerned(changes: readonly AccessChange[]): Connection[] {
    const people = new Set(changes.map((change) => change.personId))
    const papers = new Set(changes.map((change) => change.documentId))
    const roundtables = new Set(changes.map((change) => change.roundtableId))
    const isForAll = changes.some((change) => !change.personId && !change.documentId && !change.roundtableId)
    const hasTable = changes.some((change) => change.roundtableId)
    return this.all().filter((connection) => {
      const { roundtableId } = connection
      const isOfTable = roundtableId ? roundtables.has(roundtableId) : hasTable
      return (
        isForAll || isOfTable || people.has(connection.personId) || papers.has(connection.address.documentId)
      )
    })
  }
}
