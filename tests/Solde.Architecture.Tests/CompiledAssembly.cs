using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Solde.Architecture.Tests;

/// <summary>What the metadata of an assembly says that it uses and holds. Reading it runs none of its code.</summary>
/// <param name="Name">Simple name of the assembly.</param>
/// <param name="ReferencedAssemblies">Assemblies that its compiled code uses; one that is referenced but unused is not among them.</param>
/// <param name="ReferencedTypes">Full names of the types of other assemblies that it uses; generic ones end in `1, `2….</param>
/// <param name="ReferencedMembers">Type and member (Type.member) of the members of other assemblies that it uses.</param>
/// <param name="DefinedTypes">Simple names of its own types, without those the compiler made.</param>
/// <param name="MutableStatics">Type.field of each static field that can be assigned after type initialisation.</param>
internal sealed record CompiledAssembly(
    string Name,
    ImmutableSortedSet<string> ReferencedAssemblies,
    ImmutableSortedSet<string> ReferencedTypes,
    ImmutableSortedSet<string> ReferencedMembers,
    ImmutableSortedSet<string> DefinedTypes,
    ImmutableSortedSet<string> MutableStatics)
{
    public static CompiledAssembly Read(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        return new CompiledAssembly(
            metadata.GetString(metadata.GetAssemblyDefinition().Name),
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            [.. metadata.TypeReferences.Select(handle => FullName(metadata, handle))],
            [.. ReferencedMembersOf(metadata)],
            [.. metadata.TypeDefinitions.Select(handle => SimpleName(metadata, handle)).Where(IsWritten)],
            [.. MutableStaticsOf(metadata)]);
    }

    private static IEnumerable<string> ReferencedMembersOf(MetadataReader metadata)
    {
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                yield return FullName(metadata, (TypeReferenceHandle)member.Parent) + "." + metadata.GetString(member.Name);
            }
        }
    }

    private static IEnumerable<string> MutableStaticsOf(MetadataReader metadata)
    {
        foreach (var handle in metadata.FieldDefinitions)
        {
            var field = metadata.GetFieldDefinition(handle);
            var type = field.GetDeclaringType();
            var mutable = field.Attributes.HasFlag(FieldAttributes.Static)
                && !field.Attributes.HasFlag(FieldAttributes.InitOnly)
                && !field.Attributes.HasFlag(FieldAttributes.Literal);
            // The compiler caches lambdas in static fields of types that it names with '<'. The backing field of a static
            // property has such a name as well, but stands in a type that somebody wrote.
            if (mutable && IsWritten(SimpleName(metadata, type)))
            {
                yield return SimpleName(metadata, type) + "." + metadata.GetString(field.Name);
            }
        }
    }

    private static bool IsWritten(string typeName) => !typeName.Contains('<');

    private static string SimpleName(MetadataReader metadata, TypeDefinitionHandle handle) =>
        metadata.GetString(metadata.GetTypeDefinition(handle).Name);

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            return FullName(metadata, (TypeReferenceHandle)type.ResolutionScope) + "." + name;
        }

        return type.Namespace.IsNil ? name : metadata.GetString(type.Namespace) + "." + name;
    }
}
