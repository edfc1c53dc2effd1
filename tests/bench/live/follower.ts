import { WebSocket } from "ws"

/** A change that somebody made, from the moment its form was sent. */
export type Change = { sentAt: number }
export type Delays = { told: number[]; current: number[] }

type Options = { url: string; cookie: string; code: string; delays: Delays; changeOf: () => Change }
export type Follower = { close: () => void }

const seqOf = (page: string) => Number(/data-seq="(\d+)"/.exec(page)?.[1] ?? Number.NaN)

/** As browsers do: where a connection that was kept was closed meanwhile, the page is asked for on another. */
const getPage = (address: string, cookie: string) => {
  const ask = () => fetch(address, { headers: { cookie, accept: "text/html" } })
  return ask().catch(ask)
}

/**
 * One member's page as `public/live.js` keeps it: a socket tells the meeting's number, the page is asked for after
 * up to 200 ms, one at a time, and again where it has become old meanwhile. What a browser needs to draw it is not
 * in these times.
 */
export const follow = async ({ url, cookie, code, delays, changeOf }: Options): Promise<Follower> => {
  const socket = new WebSocket(`${url.replace("http", "ws")}/live/meetings/${code}`, {
    headers: { cookie, origin: url },
  })
  let [shown, wanted, isBusy, isOver] = [-1, -1, false, false]
  const refresh = async (): Promise<void> => {
    if (isBusy || isOver) return
    isBusy = true
    const answer = await getPage(`${url}/meetings/${code}/live`, cookie)
    const seq = seqOf(await answer.text())
    if (!answer.ok || Number.isNaN(seq)) throw new Error(`The page was answered with ${answer.status}`)
    isBusy = false
    if (seq > shown) delays.current.push(performance.now() - changeOf().sentAt)
    shown = Math.max(shown, seq)
    if (wanted > shown) await refresh()
  }
  socket.on("message", (data) => {
    wanted = Number(data)
    delays.told.push(performance.now() - changeOf().sentAt)
    setTimeout(() => void refresh(), Math.random() * 200)
  })
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject))
  const close = () => {
    isOver = true
    socket.terminate()
  }
  return { close }
}
