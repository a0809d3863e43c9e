/** What goes wrong around the controller only when somebody asks for it. It is handed in: the first frame has no need of it. */
import { faultAnswer } from '../apiserver/faultAnswers.ts';
import { QuotaController } from '../quota/quotaController.ts';
import { LaggingCaches } from '../statefulset/laggingCaches.ts';

export const troubles = { faultAnswer, LaggingCaches, QuotaController };

export type Troubles = typeof troubles;
