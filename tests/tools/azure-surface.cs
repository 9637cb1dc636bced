#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property EnforceCodeStyleInBuild=false

// Lists every member of every package from outside that the Azure edition's own code calls, from the compiled assembly.
// Arguments: the assembly, the file to write, and "--check" to compare with that file instead. Counted, and limited by
// MostMembers, are those of Azure's packages; a method's overloads count once, and so do a property's reading and writing.
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

const int MostMembers = 119;

if (args is not [var assembly, var document, ..])
{
    Console.Error.WriteLine("azure-surface ASSEMBLY DOCUMENT [--check]");
    return 2;
}

using var file = File.OpenRead(assembly);
using var image = new PEReader(file);
var packages = Surface.Read(image.GetMetadataReader());
var count = packages.Where(p => Surface.IsAzures(p.Key)).Sum(p => Surface.CountOf(p.Value));
var text = Surface.Write(packages, count, MostMembers);
if (args.Contains("--check"))
{
    if (!File.Exists(document) || File.ReadAllText(document) != text)
    {
        Console.Error.WriteLine($"{document} is not what the code uses now: run scripts/azure-surface.");
        return 1;
    }
}
else
{
    File.WriteAllText(document, text);
}

Console.WriteLine($"azure-surface: {count} members of {packages.Keys.Count(Surface.IsAzures)} packages, at most {MostMembers}");
return count > MostMembers ? 1 : 0;

/// <summary>Reads the calls into other packages out of an assembly's metadata.</summary>
internal static class Surface
{
    private static readonly string[] Ours = ["System", "Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.Win32", "Satark", "netstandard", "mscorlib", "Microsoft.CSharp", "Microsoft.Net.Http.Headers"];

    /// <summary>Whether a package is one of Azure's; what comes with them is listed and not counted.</summary>
    public static bool IsAzures(string package) => package.StartsWith("Azure.", StringComparison.Ordinal) || package.StartsWith("Microsoft.Azure.", StringComparison.Ordinal);

    /// <summary>How many members these are, overloads taken together.</summary>
    public static int CountOf(IEnumerable<string> members) => members.Select(m => m.Split('(')[0]).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Members by package (assembly), each once: a property's reading and writing are one.</summary>
    public static SortedDictionary<string, SortedSet<string>> Read(MetadataReader reader)
    {
        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (OwnerOf(reader, member.Parent) is not { } type || PackageOf(reader, type) is not { } package)
            {
                continue;
            }

            if (!found.TryGetValue(package, out var members))
            {
                found[package] = members = new SortedSet<string>(StringComparer.Ordinal);
            }

            members.Add(NameOf(reader, type) + MemberText(reader, member));
        }

        return found;
    }

    /// <summary>The document.</summary>
    public static string Write(SortedDictionary<string, SortedSet<string>> packages, int count, int most)
    {
        var text = new StringBuilder();
        text.AppendLine("# What the Azure edition uses of other people's packages");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Made by `scripts/azure-surface` from the compiled `Satark.Functions.dll`; do not edit. {count} members of Azure's packages, at most");
        text.AppendLine(CultureInfo.InvariantCulture, $"{most}: what is not used cannot break. A method's overloads count once, attributes by their constructors. What others' packages give is listed and not counted.");
        foreach (var (package, members) in packages)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {package} ({CountOf(members)}{(IsAzures(package) ? "" : ", not counted")})").AppendLine();
            foreach (var member in members)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- `{member}`");
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static TypeReferenceHandle? OwnerOf(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => (TypeReferenceHandle)parent,
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(new Names(), null).Type,
        _ => null,
    };

    private static string? PackageOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        if (scope.Kind == HandleKind.TypeReference)
        {
            return PackageOf(reader, (TypeReferenceHandle)scope);
        }

        if (scope.Kind != HandleKind.AssemblyReference)
        {
            return null;
        }

        var name = reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name);
        return Ours.Any(own => name == own || name.StartsWith(own + ".", StringComparison.Ordinal)) ? null : name;
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name).Split('`')[0];
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? NameOf(reader, (TypeReferenceHandle)type.ResolutionScope) + "." + name : name;
    }

    private static string MemberText(MetadataReader reader, MemberReference member)
    {
        var name = reader.GetString(member.Name);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            return "." + name;
        }

        var parameters = string.Join(", ", member.DecodeMethodSignature(new Names(), null).ParameterTypes.Select(p => p.Text));
        return name is ".ctor" ? $"({parameters})"
            : name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? "." + name[4..]
            : name.StartsWith("op_", StringComparison.Ordinal) ? $": {name[3..]}({parameters})"
            : $".{name}({parameters})";
    }

    /// <summary>A type in a signature: how it is written, and which reference stands at its head.</summary>
    private readonly record struct Named(string Text, TypeReferenceHandle? Type = null);

    private sealed class Names : ISignatureTypeProvider<Named, object?>
    {
        public Named GetPrimitiveType(PrimitiveTypeCode code) => new(code switch
        {
            PrimitiveTypeCode.Boolean => "bool",
            PrimitiveTypeCode.Int32 => "int",
            PrimitiveTypeCode.Int64 => "long",
            PrimitiveTypeCode.String => "string",
            PrimitiveTypeCode.Object => "object",
            _ => code.ToString(),
        });

        public Named GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => new(NameOf(reader, handle), handle);

        public Named GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => new(reader.GetString(reader.GetTypeDefinition(handle).Name));

        public Named GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public Named GetGenericInstantiation(Named type, ImmutableArray<Named> arguments) => new($"{type.Text}<{string.Join(", ", arguments.Select(a => a.Text))}>", type.Type);

        public Named GetSZArrayType(Named type) => new(type.Text + "[]");

        public Named GetArrayType(Named type, ArrayShape shape) => new(type.Text + "[]");

        public Named GetByReferenceType(Named type) => new("ref " + type.Text);

        public Named GetPointerType(Named type) => new(type.Text + "*");

        public Named GetPinnedType(Named type) => type;

        public Named GetModifiedType(Named modifier, Named type, bool isRequired) => type;

        public Named GetGenericMethodParameter(object? context, int index) => new(index == 0 ? "T" : $"T{index + 1}");

        public Named GetGenericTypeParameter(object? context, int index) => new(index == 0 ? "T" : $"T{index + 1}");

        public Named GetFunctionPointerType(MethodSignature<Named> signature) => new("function");
    }
}
