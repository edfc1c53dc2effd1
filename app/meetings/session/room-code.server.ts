import { createHmac } from "node:crypto"
import { roomPeriods } from "./sitting.ts"

const codeIn = (roomKey: string, period: number) =>
  String(createHmac("sha256", roomKey).update(String(period)).digest().readUInt32BE(0) % 10_000).padStart(
    4,
    "0",
  )

/** The code that the hall's screen shows at this moment: four figures, another every minute. */
export const roomCode = (roomKey: string, now: Date): string => codeIn(roomKey, roomPeriods(now)[0] ?? 0)

/** Whether this code stood on the hall's screen just now. */
export const isRoomCode = (roomKey: string, code: string, now: Date): boolean =>
  roomPeriods(now).some((period) => codeIn(roomKey, period) === code.trim())
