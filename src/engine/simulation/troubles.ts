/** What there is around the controller only when somebody asks for it. It is handed in: the first frame has no need of it. */
import { Faults } from '../apiserver/faults.ts';
import { ContainerRuntime } from '../node/containerRuntime.ts';
import { Workloads } from '../deployment/workloads.ts';
import { QuotaController } from '../quota/quotaController.ts';
import { ControllerTroubles } from '../statefulset/controllerTroubles.ts';
import { hasten } from './hasten.ts';
import { Infrastructure } from './infrastructure.ts';
import { Traces } from './traces.ts';

export const troubles = {
  ContainerRuntime,
  Faults,
  ControllerTroubles,
  QuotaController,
  Infrastructure,
  Workloads,
  Traces,
  hasten,
};

export type Troubles = typeof troubles;
