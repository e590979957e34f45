/**
 * Nest finds what to inject, and the ValidationPipe what to check, by classes that decorators see at run time.
 * `import type` erases the class: the injection fails at the start, and the check passes everything in silence.
 */
const injecting = new Set(['Injectable', 'Controller', 'Catch', 'Module']);
const validating = new Set(['Body', 'Query', 'Param']);

export const runtimeTypes = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      erased: '{{name}} is needed at run time ({{why}}): import the class itself, without `type`.',
    },
  },
  create(context) {
    const erased = new Set();

    const check = (parameter, why) => {
      const target = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
      const annotated = target.type === 'AssignmentPattern' ? target.left : target;
      const typeName = annotated.typeAnnotation?.typeAnnotation?.typeName;
      if (typeName?.type === 'Identifier' && erased.has(typeName.name)) {
        context.report({ node: typeName, messageId: 'erased', data: { name: typeName.name, why } });
      }
    };

    return {
      ImportDeclaration(node) {
        for (const specifier of node.specifiers) {
          if (node.importKind === 'type' || specifier.importKind === 'type') erased.add(specifier.local.name);
        }
      },
      MethodDefinition(node) {
        const isInjected =
          node.kind === 'constructor' && decoratorsOf(node.parent.parent).some((name) => injecting.has(name));
        for (const parameter of node.value.params) {
          const decorators = decoratorsOf(parameter);
          if (isInjected && !decorators.includes('Inject')) check(parameter, 'it is injected');
          if (decorators.some((name) => validating.has(name)))
            check(parameter, 'the input is validated by it');
        }
      },
    };
  },
};

function decoratorsOf(node) {
  return (node.decorators ?? []).map(({ expression }) => (expression.callee ?? expression).name);
}
