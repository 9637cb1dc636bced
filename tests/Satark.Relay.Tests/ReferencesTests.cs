using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Satark.Relay.Tests;

/// <summary>What the relay's compiled program names of the other parts: the desk's cases and people are none of its business.</summary>
public sealed class ReferencesTests
{
    private static readonly string[] Allowed =
    [
        "Satark", "Satark.Storage", "Satark.Messaging", "Satark.Privacy", "Satark.Enrichment", "Satark.Enrichment.Urgency", "Satark.Places",
        "Satark.Tips.Line", "Satark.Tips.Questionnaires",
    ];

    // A request to the desk is signed as partners sign theirs; and an informer is told who sees a tip by the desk's own rule.
    private static readonly string[] AllowedTypes = ["Satark.Partners.SignatureHeader", "Satark.Tips.Weighing.TipRules"];

    [Fact]
    public void The_relay_names_nothing_of_cases_board_roster_escalation_notifications_partners_or_intake()
    {
        var named = Named("Satark");

        Assert.Contains("Satark.Tips.Line.ITipDesk", named);
        Assert.Equal([], named.Except(AllowedTypes).Where(type => !Allowed.Contains(type[..type.LastIndexOf('.')])).Order());
    }

    [Fact]
    public void The_relay_references_no_host()
    {
        var ours = typeof(RelayOptions).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Satark", StringComparison.Ordinal));

        Assert.Equal(["Satark", "Satark.Http"], ours.Order());
    }

    // Read from the file, since a loaded assembly tells only what was used so far.
    private static List<string> Named(string assembly)
    {
        using var file = new PEReader(File.OpenRead(typeof(RelayOptions).Assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.TypeReferences
               let type = metadata.GetTypeReference(handle)
               where type.ResolutionScope.Kind == HandleKind.AssemblyReference
               where metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == assembly
               select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}",
        ];
    }
}
