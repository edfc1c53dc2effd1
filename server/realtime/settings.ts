/** Every wait and limit of the co-editing server. Times in milliseconds, sizes in bytes. */
export type RealtimeSettings = {
  /** The origins whose pages may connect, compared exactly. */
  origins: readonly string[]
  /** The schema version of the editor that this release serves. */
  schemaVersion: number

  maxFrameBytes: number
  maxDocumentBytes: number
  /** How deep elements, and values inside attributes, may nest. */
  maxDepth: number
  /** Content that came before what it builds on, per socket. */
  maxHeldBytes: number
  /** Frames not yet looked at, per socket: while a document loads, or while a session is above its rate. */
  maxInboxBytes: number
  /** Unread by a slow reader: above the first it gets no more awareness, above the second it is closed. */
  bufferedAwarenessBytes: number
  maxBufferedBytes: number
  /** Sync frames per session (never per network address: a public office is one address). */
  syncFramesPerSecond: number
  syncFramesBurst: number
  /** One more frame is charged per so many bytes of a frame, or of a document that is asked for. */
  answerBytesPerFrame: number

  /** Updates wait so long for each of a document's readers, to travel together, and at most so long. */
  relayGapPerReaderMs: number
  relayLongestGapMs: number

  awarenessPerSecond: number
  maxAwarenessBytes: number
  maxAwarenessIds: number
  keepAliveMs: number
  silentAfterMs: number
  closeGraceMs: number

  maxSockets: number
  maxSocketsPerPerson: number
  maxSocketsPerDocument: number
  authoriseTimeoutMs: number
  /** Frames kept as not understood, per document and process. */
  maxQuarantined: number

  flushRows: number
  /** PGlite works on the event loop's own thread: 2,000 rows would hold it for 41 ms. */
  flushRowsEmbedded: number
  /** The next flush begins no sooner after the one before, unless it is full: a statement costs more than a row. */
  flushGapMs: number
  flushGapEmbeddedMs: number
  flushBytes: number
  flushTimeoutMs: number
  retryFirstMs: number
  retryLongestMs: number
  queueDocumentBytes: number
  queueBytes: number
  databaseAwayMs: number

  accessPollMs: number
  rightsEveryMs: number
  headsPollMs: number

  unloadAfterMs: number
  /** Rows of a log that are read at once. PGlite works on the event loop's own thread. */
  tailPageRows: number
  tailPageRowsEmbedded: number
  /** A document whose snapshot and tail are longer is merged in a worker before it comes in. */
  workerLoadBytes: number
  textQuietMs: number
  textLongestMs: number
  textSweepMs: number
  /** The first sweep leaves a process the time to start. */
  textFirstSweepMs: number
  textSweepRows: number
  compactRows: number
  compactBytes: number
  /** Under heavy typing a document is not compacted more often than this. */
  compactGapMs: number
  digestTimeoutMs: number
  /** What no snapshot holds after so many hours gets one: whatever was written in the day has it by the morning. */
  sweepAfterHours: number
  /** The log of a text in work is merged by the minute after so long. */
  thinAfterDays: number
  /** The log of a locked text is discarded after so long; its versions stay. */
  reduceAfterDays: number
  /** How long sockets are kept at a stop for the acknowledgements that they wait for. */
  farewellMs: number
  /** How long an orderly stop waits for the database and for readable forms. */
  stopMs: number
}

const KIB = 1024
const MIB = 1024 * KIB

export const REALTIME_DEFAULTS: RealtimeSettings = {
  origins: [],
  schemaVersion: 1,

  maxFrameBytes: MIB,
  maxDocumentBytes: 8 * MIB,
  maxDepth: 64,
  maxHeldBytes: 256 * KIB,
  maxInboxBytes: 4 * MIB,
  bufferedAwarenessBytes: MIB,
  maxBufferedBytes: 4 * MIB,
  syncFramesPerSecond: 60,
  syncFramesBurst: 300,
  answerBytesPerFrame: 64 * KIB,

  relayGapPerReaderMs: 0.1,
  relayLongestGapMs: 16,

  awarenessPerSecond: 15,
  maxAwarenessBytes: 2 * KIB,
  maxAwarenessIds: 4,
  keepAliveMs: 20_000,
  silentAfterMs: 65_000,
  closeGraceMs: 5_000,

  maxSockets: 5_000,
  maxSocketsPerPerson: 20,
  maxSocketsPerDocument: 400,
  authoriseTimeoutMs: 10_000,
  maxQuarantined: 50,

  flushRows: 2_000,
  flushRowsEmbedded: 1_000,
  flushGapMs: 20,
  flushGapEmbeddedMs: 50,
  flushBytes: MIB,
  flushTimeoutMs: 10_000,
  retryFirstMs: 100,
  retryLongestMs: 2_000,
  queueDocumentBytes: 8 * MIB,
  queueBytes: 64 * MIB,
  databaseAwayMs: 30_000,

  accessPollMs: 500,
  rightsEveryMs: 30_000,
  headsPollMs: 2_000,

  unloadAfterMs: 5_000,
  tailPageRows: 20_000,
  tailPageRowsEmbedded: 2_000,
  workerLoadBytes: 2 * MIB,
  textQuietMs: 2_000,
  textLongestMs: 20_000,
  textSweepMs: 60_000,
  textFirstSweepMs: 5_000,
  textSweepRows: 50,
  compactRows: 500,
  compactBytes: 256 * KIB,
  compactGapMs: 5_000,
  digestTimeoutMs: 30_000,
  sweepAfterHours: 8,
  thinAfterDays: 30,
  reduceAfterDays: 90,
  farewellMs: 1_000,
  stopMs: 20_000,
}
