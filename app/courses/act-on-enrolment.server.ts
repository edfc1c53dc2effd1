import type { Ctx } from "../context.ts"
import { answerOffer } from "./answer-offer.server.ts"
import { cancelEnrolment } from "./cancel-enrolment.server.ts"
import { decideEnrolment } from "./decide-enrolment.server.ts"
import type { EnrolmentAct } from "./input.ts"
import { setPriority } from "./set-priority.server.ts"

/** Does to an enrolment what the pressed button says. */
export const actOnEnrolment = async (ctx: Ctx, input: EnrolmentAct): Promise<void> => {
  if (input.intent === "approve" || input.intent === "refuse") await decideEnrolment(ctx, input)
  else if (input.intent === "accept" || input.intent === "decline") await answerOffer(ctx, input)
  else if (input.intent === "cancel") await cancelEnrolment(ctx, input)
  else await setPriority(ctx, input)
}
