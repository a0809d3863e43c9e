import type { JsonObject } from '../../json.ts';
import { duplicate, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { portNameProblems, portNumberProblems } from './formats.ts';
import { count, text } from './jsonFields.ts';
import { problems } from './metadata.ts';

/** The ports of a container (upstream `validateContainerPorts`). */
export function validatePorts(ports: readonly JsonObject[], field: string): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => [
    ...validateName(text(port, 'name'), names, `${field}[${index}].name`),
    ...validateNumbers(port, `${field}[${index}]`),
    ...validateProtocol(text(port, 'protocol'), `${field}[${index}].protocol`),
  ]);
}

function validateName(name: string, names: Set<string>, field: string): FieldError[] {
  if (name === '') return [];
  const wrong = problems(field, name, portNameProblems(name));
  if (wrong.length > 0) return wrong;
  if (names.has(name)) return [duplicate(field, name)];
  names.add(name);
  return [];
}

function validateNumbers(port: JsonObject, field: string): FieldError[] {
  const containerPort = count(port, 'containerPort');
  const hostPort = count(port, 'hostPort');
  return [
    ...(containerPort === 0
      ? [required(`${field}.containerPort`)]
      : problems(`${field}.containerPort`, containerPort, portNumberProblems(containerPort))),
    ...(hostPort === 0 ? [] : problems(`${field}.hostPort`, hostPort, portNumberProblems(hostPort))),
  ];
}

const protocols = ['SCTP', 'TCP', 'UDP'];

function validateProtocol(protocol: string, field: string): FieldError[] {
  return protocols.includes(protocol) ? [] : [unsupported(field, protocol, protocols)];
}
