import { useTranslation } from 'react-i18next';
import type { Role } from '../../../src-preload/contract/views.ts';

const roles = ['coordinator', 'shelter', 'legal', 'auditor'] as const satisfies readonly Role[];

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

const capital = {
  coordinator: 'Coordinator',
  shelter: 'Shelter',
  legal: 'Legal',
  auditor: 'Auditor',
} as const;

/** The name of a role. */
export function useRoleName(): (role: Role) => string {
  const { t } = useTranslation();
  return (role) => t(`onboarding.role${capital[role]}`);
}

export function useRoleCards(): { id: Role; title: string; text: string }[] {
  const { t } = useTranslation();
  return roles.map((role) => ({
    id: role,
    title: t(`onboarding.role${capital[role]}`),
    text: t(`onboarding.role${capital[role]}Text`),
  }));
}
