using System.Diagnostics;
using Satark.Functions.Settings;
using Satark.Functions.SignIn;
using Satark.Http.Accounts;
using Satark.Roster;

namespace Satark.Functions.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task A_process_with_faulty_settings_says_each_and_ends_with_1()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Satark.Functions.dll")]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("Satark", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);

        var lines = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains(lines, l => l.StartsWith("Satark:PublicUrl is missing", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("ServiceBusConnection:fullyQualifiedNamespace is missing", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("False")]
    public async Task Entra_sign_in_does_not_start_where_anybody_could_write_the_header(string? enabled)
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => FunctionsTestHost.StartAsync(
            new FunctionsSetup { Entra = true, Settings = new Dictionary<string, string?> { [AzureSite.AuthEnabled] = enabled } }));

        Assert.StartsWith("WEBSITE_AUTH_ENABLED is not True: turn on built-in authentication", Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_even_a_forgotten_check_of_the_settings_lets_the_header_be_trusted_without_it()
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Entra = true });
        var settings = app.Get<FunctionsSettings>() with { Site = new AzureSite(IsAzure: true, IsAuthEnabled: false) };

        Assert.Throws<InvalidOperationException>(() => new EntraSignIn(settings, app.Get<Officers>(), app.Get<Sessions>(), new SessionRules(), app.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<EntraSignIn>.Instance));
    }

    [Fact]
    public async Task The_setup_link_is_said_on_the_terminal_until_there_is_an_admin()
    {
        await using var app = await FunctionsTestHost.StartAsync();
        Assert.StartsWith("Sign in once with this link, within 24 hours: https://satark.example/signin#", app.Said.ToString(), StringComparison.Ordinal);
        await app.Get<Officers>().PutAsync(new Officer("boss", "Boss", Role.Admin, Jurisdiction.State, null, null, true), default);
        await app.StopAsync();
        app.Said.GetStringBuilder().Clear();

        await app.StartAgainAsync();

        Assert.Empty(app.Said.ToString());
    }

    [Fact]
    public async Task With_Entra_nothing_is_said_and_no_link_is_made()
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Entra = true });

        Assert.Empty(app.Said.ToString());
    }
}
