import { useEffect, useRef, useState } from "react"
import type { Awareness } from "y-protocols/awareness"

export type Person = { name: string; isMe: boolean; isWriting: boolean }

type AwarenessState = { user?: { name?: unknown }; cursor?: unknown }

/** Who is here, myself first, each name once however many pages they have open. */
const peopleOf = (awareness: Awareness, myName: string): Person[] => {
  const people = new Map<string, Person>()
  const mine = (awareness.getLocalState() as AwarenessState | null)?.cursor
  people.set(myName, { name: myName, isMe: true, isWriting: mine != null })
  for (const [client, state] of awareness.getStates() as Map<number, AwarenessState>) {
    const name = client === awareness.clientID ? myName : state.user?.name
    if (typeof name !== "string" || name === "") continue
    const known = people.get(name)
    people.set(name, {
      name,
      isMe: name === myName,
      isWriting: state.cursor != null || known?.isWriting === true,
    })
  }
  return [...people.values()]
}

/** Who has the document open, as it changes. */
export const usePeople = (awareness: Awareness, myName: string): Person[] => {
  const [people, setPeople] = useState(() => peopleOf(awareness, myName))
  useEffect(() => {
    let shown = ""
    const read = () => {
      const now = peopleOf(awareness, myName)
      if (JSON.stringify(now) === shown) return
      shown = JSON.stringify(now)
      setPeople(now)
    }
    read()
    awareness.on("change", read)
    return () => awareness.off("change", read)
  }, [awareness, myName])
  return people
}

const SPOKEN_EVERY_MS = 30_000

type Words = { joined: (names: string) => string; left: (names: string) => string }

const difference = (before: readonly string[], now: readonly string[], { joined, left }: Words): string => {
  const arrived = now.filter((name) => !before.includes(name))
  const gone = before.filter((name) => !now.includes(name))
  return [
    ...(arrived.length > 0 ? [joined(arrived.join(", "))] : []),
    ...(gone.length > 0 ? [left(gone.join(", "))] : []),
  ].join(". ")
}

/** Who came and went, in one line every 30 seconds at most; empty while it is not wanted. */
export const useComingAndGoing = (people: readonly Person[], isWanted: boolean, words: Words): string => {
  const [line, setLine] = useState("")
  const names = people.filter(({ isMe }) => !isMe).map(({ name }) => name)
  const latest = useRef({ names, words })
  latest.current = { names, words }
  useEffect(() => {
    if (!isWanted) return setLine("")
    let told = latest.current.names
    const timer = setInterval(() => {
      const now = latest.current.names
      setLine(difference(told, now, latest.current.words))
      told = now
    }, SPOKEN_EVERY_MS)
    return () => clearInterval(timer)
  }, [isWanted])
  return line
}
