using Satark.Cases;

namespace Satark.Tests;

public sealed class AssemblyReferencesTests
{
    private static readonly string[] Foreign = ["AspNetCore", "Sqlite", "System.Data", "Azure"];

    [Fact]
    public void The_domain_references_the_base_library_and_extensions_only()
    {
        var references = typeof(Case).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();

        Assert.Contains("System.Runtime", references);
        Assert.DoesNotContain(references, name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_knows_no_database_no_web_framework_and_no_cloud()
    {
        var references = typeof(Case).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Assert.DoesNotContain(references, name => Foreign.Any(word => name.Contains(word, StringComparison.Ordinal)));
    }
}
