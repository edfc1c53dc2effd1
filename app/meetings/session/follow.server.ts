import type { Ctx } from "../../context.ts"
import { isDomainError } from "../../errors.ts"
import { openSession } from "./queries.server.ts"
import { meetingTopic, rollTopic } from "./topics.ts"

/** The topic that this person's open page of a meeting follows; null for who may not follow it. */
export const topicToFollow = async (ctx: Ctx, code: string): Promise<string | null> => {
  try {
    const { meeting, mayConduct } = await openSession(ctx, code)
    return mayConduct ? rollTopic(meeting.id) : meetingTopic(meeting.id)
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}
