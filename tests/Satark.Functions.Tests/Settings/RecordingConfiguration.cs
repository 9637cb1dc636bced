using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Satark.Functions.Tests.Settings;

/// <summary>Writes down which settings somebody asks for.</summary>
internal sealed class RecordingConfiguration(IConfiguration inner, ISet<string> asked) : IConfiguration
{
    public string? this[string key]
    {
        get
        {
            asked.Add(key);
            return inner[key];
        }

        set => throw new NotSupportedException();
    }

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(Recorded);

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    public IConfigurationSection GetSection(string key) => Recorded(inner.GetSection(key));

    private RecordingSection Recorded(IConfigurationSection section) => new(section, asked);

    private sealed class RecordingSection(IConfigurationSection inner, ISet<string> asked) : IConfigurationSection
    {
        public string Key => inner.Key;

        public string Path => inner.Path;

        public string? Value
        {
            get
            {
                asked.Add(inner.Path);
                return inner.Value;
            }

            set => throw new NotSupportedException();
        }

        public string? this[string key]
        {
            get
            {
                asked.Add(inner.Path + ":" + key);
                return inner[key];
            }

            set => throw new NotSupportedException();
        }

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(c => new RecordingSection(c, asked));

        public IChangeToken GetReloadToken() => inner.GetReloadToken();

        public IConfigurationSection GetSection(string key) => new RecordingSection(inner.GetSection(key), asked);
    }
}
