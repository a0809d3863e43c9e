import type { Json, JsonObject } from '../../json.ts';
import { forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { headerNameProblems, portNameProblems, portNumberProblems } from './formats.ts';
import { count, part, parts, text, texts } from './jsonFields.ts';
import { problems } from './metadata.ts';

/** The three probes of a container, in the order in which they are looked at. */
export function validateProbes(container: JsonObject, field: string): FieldError[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((kind) => {
    const probe = part(container, kind);
    return probe === undefined ? [] : validateProbe(probe, kind, `${field}.${kind}`);
  });
}

/** What is to be done after the start and before the stop of a container. */
export function validateLifecycle(container: JsonObject, graceSeconds: number, field: string): FieldError[] {
  const lifecycle = part(container, 'lifecycle') ?? {};
  return ['postStart', 'preStop'].flatMap((moment) => {
    const handler = part(lifecycle, moment);
    return handler === undefined ? [] : validateHandler(handler, graceSeconds, `${field}.lifecycle.${moment}`);
  });
}

const numbers = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

function validateProbe(probe: JsonObject, kind: string, field: string): FieldError[] {
  const negative = numbers.filter((name) => count(probe, name) < 0);
  return [
    ...validateHandler(probe, 0, field),
    ...negative.map((name) =>
      invalidValue(`${field}.${name}`, count(probe, name), 'must be greater than or equal to 0'),
    ),
    ...validateGrace(probe, `${field}.terminationGracePeriodSeconds`, kind),
    ...validateThreshold(probe, `${field}.successThreshold`, kind),
  ];
}

function validateGrace(probe: JsonObject, field: string, kind: string): FieldError[] {
  if (probe['terminationGracePeriodSeconds'] === undefined) return [];
  const grace = count(probe, 'terminationGracePeriodSeconds');
  const isReadiness = kind === 'readinessProbe';
  return [
    ...(grace <= 0 ? [invalidValue(field, grace, 'must be greater than 0')] : []),
    ...(isReadiness ? [invalidValue(field, grace, 'must not be set for readinessProbes')] : []),
  ];
}

/** Only readiness can be asked for more than once in a row. */
function validateThreshold(probe: JsonObject, field: string, kind: string): FieldError[] {
  const threshold = count(probe, 'successThreshold');
  return kind === 'readinessProbe' || threshold === 1 ? [] : [invalidValue(field, threshold, 'must be 1')];
}

const handlerRules: Readonly<
  Record<string, (action: JsonObject, graceSeconds: number, field: string) => FieldError[]>
> = {
  exec: (action, _grace, field) => (texts(action, 'command').length === 0 ? [required(`${field}.command`)] : []),
  httpGet: (action, _grace, field) => validateHttp(action, field),
  tcpSocket: (action, _grace, field) => validatePort(action['port'] ?? 0, `${field}.port`),
  grpc: (action, _grace, field) => validatePort(action['port'] ?? 0, `${field}.port`),
  sleep: validateSleep,
};

function validateHandler(handler: JsonObject, graceSeconds: number, field: string): FieldError[] {
  const given = Object.entries(handlerRules).filter(([kind]) => part(handler, kind) !== undefined);
  if (given.length === 0) return [required(field, 'must specify a handler type')];
  return given.flatMap(([kind, rule], index) => {
    if (index > 0) return [forbiddenField(`${field}.${kind}`, 'may not specify more than 1 handler type')];
    return rule(part(handler, kind) ?? {}, graceSeconds, `${field}.${kind}`);
  });
}

const schemes = ['HTTP', 'HTTPS'];

function validateHttp(action: JsonObject, field: string): FieldError[] {
  const scheme = text(action, 'scheme');
  return [
    ...validatePort(action['port'] ?? 0, `${field}.port`),
    ...(schemes.includes(scheme) ? [] : [unsupported(`${field}.scheme`, scheme, schemes)]),
    ...parts(action, 'httpHeaders').flatMap((header) => {
      const name = text(header, 'name');
      return problems(`${field}.httpHeaders`, name, headerNameProblems(name));
    }),
  ];
}

function validatePort(port: Json, field: string): FieldError[] {
  return problems(field, port, typeof port === 'string' ? portNameProblems(port) : portNumberProblems(Number(port)));
}

function validateSleep(action: JsonObject, graceSeconds: number, field: string): FieldError[] {
  const seconds = count(action, 'seconds');
  const detail = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
  return seconds < 0 || seconds > graceSeconds ? [invalidValue(field, seconds, detail)] : [];
}
