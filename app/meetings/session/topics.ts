/** What everybody's page of a meeting follows: its state, its points, the floor, the numero legale. */
export const MEETING_TOPIC = "meeting:"
export const meetingTopic = (meetingId: string): string => MEETING_TOPIC + meetingId

/** What only the pages of who keeps the roll follow: who says that they are there. */
export const ROLL_TOPIC = "roll:"
export const rollTopic = (meetingId: string): string => ROLL_TOPIC + meetingId
